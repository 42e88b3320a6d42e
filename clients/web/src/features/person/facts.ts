import type { TFunction } from 'i18next';
import type { Person } from '../../api/types';
import type { Formats } from '../../i18n/format';

export interface Fact {
  key: 'internal' | 'mobile' | 'email' | 'unit' | 'manager' | 'birthday' | 'localTime' | 'language';
  label: string;
  text: string;
  href?: string;
}

/** The Information tab as rows; what is not known has no row. */
export function factsOf(person: Person, t: TFunction, formats: Formats, now: Date): Fact[] {
  const fact = (key: Fact['key'], text: string | null | undefined, href?: string): Fact[] =>
    text ? [{ key, label: t(`person.${key}`), text, href }] : [];
  return [
    ...fact('internal', person.internalPhone),
    ...fact('mobile', person.mobilePhone, `tel:${person.mobilePhone?.replace(/[^\d+]/g, '')}`),
    ...fact('email', person.email, `mailto:${person.email}`),
    ...fact('unit', person.unitPath.join(' › ')),
    ...fact('manager', person.managerName),
    ...fact('birthday', person.birthday && formats.birthday(person.birthday)),
    ...fact('localTime', person.timeZone && formats.localTime(person.timeZone, now)),
    ...fact('language', person.language && formats.language(person.language)),
  ];
}

/** Everything from the tab as text, one line each, for the clipboard. */
export function toText(person: Person, t: TFunction, formats: Formats, now: Date): string {
  const lines = [
    `${t('person.name')}: ${person.displayName}`,
    ...(person.position ? [`${t('person.position')}: ${person.position}`] : []),
    ...factsOf(person, t, formats, now).map(({ label, text }) => `${label}: ${text}`),
  ];
  return lines.join('\n');
}
