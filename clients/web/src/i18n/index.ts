import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readPreference, writePreference } from '../lib/preferences';
import type en from './en.json';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
/** Each language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

const texts: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('./en.json'),
  ru: () => import('./ru.json'),
};

export function toLanguage(code: string | undefined): Language | null {
  return languages.find((language) => code?.toLowerCase().startsWith(language)) ?? null;
}

export async function startLanguage(): Promise<void> {
  const preferred = navigator.languages.map(toLanguage).find((language) => language !== null) ?? 'en';
  const language = readPreference('language', languages, preferred);
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: { translation: (await texts[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  describePage(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  writePreference('language', language);
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', (await texts[language]()).default);
  }
  await i18n.changeLanguage(language);
  describePage(language);
}

function describePage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18n.dir(language);
}
