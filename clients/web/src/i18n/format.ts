import i18n from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const cache = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it a hundred times, and lists use the same few. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, options);
    cache.set(key, format);
  }
  return format;
}

/** The calendar day in this browser's time zone, as a key to compare. */
export function dayOf(time: string | number | Date): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function daysAgo(date: Date, now: Date): number {
  const midnight = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}

export function createFormats(language: string) {
  const format = (date: Date, options: Intl.DateTimeFormatOptions) => formatter(language, options).format(date);
  return {
    time: (time: string) => format(new Date(time), { hour: 'numeric', minute: '2-digit' }),

    /** For the list: the time today, the weekday within a week, then the date. */
    brief(time: string, now = new Date()): string {
      const date = new Date(time);
      const days = daysAgo(date, now);
      if (days <= 0) return format(date, { hour: 'numeric', minute: '2-digit' });
      if (days < 7) return format(date, { weekday: 'short' });
      if (date.getFullYear() === now.getFullYear()) return format(date, { day: 'numeric', month: 'short' });
      return format(date, { day: '2-digit', month: '2-digit', year: '2-digit' });
    },

    /** For the separator between days. */
    day(time: string, now = new Date()): string {
      const date = new Date(time);
      const days = daysAgo(date, now);
      if (days === 0) return i18n.t('conversation.today');
      if (days === 1) return i18n.t('conversation.yesterday');
      const sameYear = date.getFullYear() === now.getFullYear();
      const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
      return format(date, sameYear ? options : { ...options, year: 'numeric' });
    },

    /** 0 is Monday. */
    weekday: (index: number, width: 'long' | 'short') =>
      format(new Date(Date.UTC(2024, 0, 1 + index)), { weekday: width, timeZone: 'UTC' }),

    /** A span of days, without what both ends have in common. */
    days(first: Date, last: Date): string {
      const sameYear = first.getFullYear() === new Date().getFullYear() && first.getFullYear() === last.getFullYear();
      const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
      return formatter(language, sameYear ? options : { ...options, year: 'numeric' }).formatRange(first, last);
    },

    /** "5 min ago", then hours, then days, then the date. */
    ago(time: string, now = new Date()): string {
      const minutes = Math.floor((now.getTime() - new Date(time).getTime()) / 60_000);
      if (minutes < 1) return i18n.t('presence.justNow');
      const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' });
      if (minutes < 60) return relative.format(-minutes, 'minute');
      if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour');
      if (minutes < 7 * 24 * 60) return relative.format(-Math.floor(minutes / 60 / 24), 'day');
      return format(new Date(time), { dateStyle: 'medium' });
    },

    /** A day and a time to come: "Fri 27 November, 09:00", with the year where it is another one. */
    occasion(time: string | Date, width: 'long' | 'short' = 'short', now = new Date()): string {
      const date = new Date(time);
      const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
      const day = format(date, { weekday: width, day: 'numeric', month: width, year });
      return `${day}, ${format(date, { hour: 'numeric', minute: '2-digit' })}`;
    },

    moment: (time: string) => format(new Date(time), { dateStyle: 'medium', timeStyle: 'short' }),

    /** A birthday has no time zone and its year is nobody's business. */
    birthday: (date: string) =>
      format(new Date(`${date}T00:00:00Z`), { day: 'numeric', month: 'long', timeZone: 'UTC' }),

    localTime(timeZone: string, now: Date): string {
      const time = format(now, { hour: 'numeric', minute: '2-digit', timeZone });
      const parts = formatter('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now);
      const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
      return offset ? `${time} (${offset})` : time;
    },

    language(code: string): string {
      const name = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
      return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
    },

    number: (value: number) => new Intl.NumberFormat(language).format(value),
  };
}

export type Formats = ReturnType<typeof createFormats>;

export function useFormats(): Formats {
  const { i18n: active } = useTranslation();
  return useMemo(() => createFormats(localeOf(active.language)), [active.language]);
}

/** The region comes from the browser (12 or 24 hours, order of dates) where it speaks the chosen language. */
export function localeOf(language: string): string {
  const regional = navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return regional ?? (language === 'en' ? 'en-GB' : language);
}
