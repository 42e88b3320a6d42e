import { useTranslation } from 'react-i18next';
import type { Person } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { factsOf } from './facts';
import styles from './Person.module.css';
import { useMinute } from './useMinute';

export function PersonInformation({ person }: { person: Person }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  return (
    <dl className={styles.facts}>
      {factsOf(person, t, formats, now).map(({ key, label, text, href }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd dir="auto">{href ? <a href={href}>{text}</a> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
