import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, DeleteRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { outbox } from '../../realtime/runtime';
import styles from './MessageRow.module.css';
import type { Row } from './rows';

/** Says why a message was not sent and offers what can be done about it. */
export function FailedActions({ row }: { row: Row }) {
  const { t } = useTranslation();
  const reason = t(`error.sendCodes.${row.outgoing?.reason}` as 'error.sendCodes.not_found', { defaultValue: '' });
  return (
    <div className={styles.failedActions} role="status">
      <span>{reason ? `${t('message.failed')}: ${reason}` : t('message.failed')}</span>
      <Button size="small" icon={<ArrowClockwiseRegular />} onClick={() => outbox.retry(row.clientMessageId)}>
        {t('message.retry')}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        onClick={() => outbox.discard(row.clientMessageId)}
      >
        {t('message.discard')}
      </Button>
    </div>
  );
}
