/** What was made of a phrase: a day, a time of day, or both. */
export interface Understood {
  time: Date;
  /** False where the phrase names a day only: then the time of day is a guess. */
  hasTimeOfDay: boolean;
}

type Parser = (text: string, now: Date) => Understood | null;

/** The words that stand before an hour, and for the day after tomorrow, which one of the parsers does not know. */
interface Manner {
  at: string;
  rewritten: readonly [RegExp, string][];
}

const english: Manner = { at: 'at', rewritten: [[/\b(?:the\s+)?day after tomorrow\b/, 'in 2 days']] };
const russian: Manner = {
  at: 'в',
  rewritten: [
    [/(\d)\s*ч(?:\.|(?=\s|$))/, '$1 часа'],
    [/(\d)\s*мин(?:\.|(?=\s|$))/, '$1 минут'],
  ],
};

let parsers: Promise<{ english: Parser; russian: Parser }> | null = null;

/**
 * Reads "fri 15:30", "tomorrow 9", «завтра в 9», «через 2 часа». Null where not every word of it was understood: half a
 * phrase would be another time. The parsers are fetched when the first phrase is read.
 */
export async function readPhrase(phrase: string, now: Date): Promise<Understood | null> {
  const text = phrase.trim().toLocaleLowerCase();
  if (text === '') return null;
  parsers ??= loadParsers();
  const { english, russian } = await parsers;
  return (/\p{Script=Cyrillic}/u.test(text) ? russian : english)(text, now);
}

async function loadParsers() {
  const [en, ru] = await Promise.all([import('chrono-node/en'), import('chrono-node/ru')]).catch((error) => {
    parsers = null;
    throw error;
  });
  const regional = navigator.language === 'en-US' ? en.casual : en.GB;
  return { english: parserOf(regional, english), russian: parserOf(ru.casual, russian) };
}

interface Chrono {
  parse(text: string, reference: Date, option: { forwardDate: boolean }): ChronoResult[];
}

interface ChronoResult {
  text: string;
  start: { date(): Date; isCertain(component: 'hour'): boolean };
}

function parserOf(chrono: Chrono, { at, rewritten }: Manner): Parser {
  const whole = (text: string, now: Date) =>
    chrono.parse(text, now, { forwardDate: true }).find((result) => result.text.length === text.length);
  return (text, now) => {
    let plain = numericDates(text, now);
    for (const [from, to] of rewritten) plain = plain.replace(from, to);
    // "tomorrow 9" is tomorrow at 9; a number that is a day, as in "nov 27", was understood before.
    const result = whole(plain, now) ?? whole(plain.replace(/(^|\s)(\d{1,2})$/, `$1${at} $2`), now);
    if (!result) return null;
    return { time: toMinute(result.start.date()), hasTimeOfDay: result.start.isCertain('hour') };
  };
}

/** "27.11" and "1.12.2026" are days before months wherever points stand between them. */
function numericDates(text: string, now: Date): string {
  return text.replace(/(^|\s)(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?(?=\s|$)/, (_, before, day, month, year) => {
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
    const thisYear = new Date(now.getFullYear(), Number(month) - 1, Number(day));
    const meant = year ?? now.getFullYear() + (thisYear < midnight ? 1 : 0);
    return `${before}${meant}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
}

function toMinute(time: Date): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate(), time.getHours(), time.getMinutes());
}
