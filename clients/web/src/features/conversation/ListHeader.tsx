import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import styles from './MessageList.module.css';

export interface ListHeaderContext {
  state: 'idle' | 'loading' | 'failed';
  load(): Promise<void>;
  hasOlder: boolean;
  /** What is said above the first message. */
  beginning: string;
  hasNewer: boolean;
  loadingNewer: string;
}

/** Above the oldest message. Always as tall, so that nothing moves when a page arrives. */
export function ListHeader({ state, load, hasOlder, beginning }: ListHeaderContext) {
  const { t } = useTranslation();
  return (
    <div className={styles.header}>
      {!hasOlder && beginning}
      {hasOlder && state !== 'failed' && (
        <>
          <span className={styles.spinner} aria-hidden="true" />
          {t('conversation.loadingOlder')}
        </>
      )}
      {hasOlder && state === 'failed' && (
        <>
          {t('conversation.olderFailed')}
          <Button size="small" onClick={() => void load()}>
            {t('error.retry')}
          </Button>
        </>
      )}
    </div>
  );
}
