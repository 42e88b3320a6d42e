import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { useFormats } from '../../../i18n/format';
import { countLimit } from '../../../realtime/period';
import { chatCache } from '../../../realtime/runtime';
import styles from './HistoryBar.module.css';
import { showMessage } from './showMessage';
import type { ShownPeriod } from './shownPeriod';

/** What is shown: which days, how many messages, and how many came since and are not among them. */
export function PeriodStatus({ conversation, period }: { conversation: Conversation; period: ShownPeriod }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery(chatCache.periodQuery(conversation.id, period));
  const arrived = conversation.lastSeq - period.lastSeq;
  const days = formats.days(period.firstDay, period.lastDay);
  return (
    <>
      <span className={styles.status} role="status" data-testid="period-status">
        {!data && days}
        {data &&
          t(data.count >= countLimit ? 'history.shownMany' : 'history.shown', {
            days,
            count: data.count,
            number: formats.number(data.count),
          })}
      </span>
      {arrived > 0 && (
        <Button
          size="small"
          shape="circular"
          onClick={() => void showMessage(conversation.id, period.lastSeq + 1, { highlight: false })}
        >
          {t('history.newCount', { count: arrived })}
        </Button>
      )}
    </>
  );
}
