import { Fragment } from 'react';
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
          <dd dir="auto">{href ? <a href={href}>{withBreaks(text)}</a> : text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An e-mail address that is too long for its line breaks before the @, not in the middle of a word. */
function withBreaks(text: string) {
  return text.split(/(?=@)/).map((part, index) => (
    <Fragment key={part}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
