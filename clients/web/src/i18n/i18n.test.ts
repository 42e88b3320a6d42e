import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from './en.json';
import { createFormats } from './format';
import ru from './ru.json';

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const stem = (key: string) => key.replace(/_(?:one|few|many|other)$/, '');
const placeholders = (text: string) => [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))].sort();

describe('the languages', () => {
  const english = flatten(en);
  const russian = flatten(ru);

  it('have the same texts', () => {
    expect([...new Set([...russian.keys()].map(stem))].sort()).toEqual(
      [...new Set([...english.keys()].map(stem))].sort(),
    );
  });

  it('have every plural form that Russian needs', () => {
    const plurals = [...english.keys()].filter((key) => key.endsWith('_other')).map(stem);
    expect(plurals.length).toBeGreaterThan(0);
    for (const key of plurals) {
      for (const form of ['one', 'few', 'many', 'other'])
        expect(russian.has(`${key}_${form}`), `${key}_${form}`).toBe(true);
    }
  });

  it('name the same values', () => {
    for (const [key, text] of russian) {
      const original = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      expect(placeholders(text), key).toEqual(placeholders(original));
    }
  });
});

describe('dates', () => {
  beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: en }, ru: { translation: ru } } }));
  const now = new Date(2026, 10, 22, 12, 0);
  const on = (day: number, hour = 10) => new Date(2026, 10, day, hour, 42).toISOString();

  it('are brief in the list', () => {
    const { brief } = createFormats('en-GB');
    expect(brief(on(22), now)).toBe('10:42');
    expect(brief(on(20), now)).toBe('Fri');
    expect(brief(on(3), now)).toBe('3 Nov');
    expect(brief(new Date(2025, 2, 4).toISOString(), now)).toBe('04/03/25');
  });

  it('are words between days', () => {
    const { day } = createFormats('en-GB');
    expect(day(on(22), now)).toBe('Today');
    expect(day(on(21, 23), now)).toBe('Yesterday');
    expect(day(on(19), now)).toContain('19 November');
  });

  it('tell the local time of someone elsewhere', () => {
    const noon = new Date(Date.UTC(2026, 10, 22, 12, 0));
    expect(createFormats('en-GB').localTime('Europe/Moscow', noon)).toBe('15:00 (UTC+3)');
    expect(createFormats('ru').birthday('1980-03-14')).toBe('14 марта');
  });
});
