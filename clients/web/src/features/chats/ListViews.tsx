import { useTranslation } from 'react-i18next';
import styles from './ConversationList.module.css';
import { type ListView, listViews } from './list';

/** Which conversations are shown. */
export function ListViews({ view, onChange }: { view: ListView; onChange(view: ListView): void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.views} aria-label={t('chats.show')}>
      {listViews.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onChange(one)}>
          {t(`chats.view_${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
