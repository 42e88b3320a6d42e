import { CalendarCancelRegular, CloudErrorRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { Notice } from '../../../components/Notice';
import { SkeletonRows } from '../../../components/Skeleton';
import { chatCache } from '../../../realtime/runtime';
import styles from '../ConversationPage.module.css';
import { MessageList } from '../MessageList';
import type { Peer } from '../peer';
import { clearPeriod, type ShownPeriod } from './shownPeriod';

interface PeriodViewProps {
  conversation: Conversation;
  peer: Peer;
  period: ShownPeriod;
}

/** The messages of a period, over the conversation, which keeps its place below. */
export function PeriodView({ conversation, peer, period }: PeriodViewProps) {
  const { t } = useTranslation();
  const { data: history, isError, refetch } = useQuery(chatCache.periodQuery(conversation.id, period));
  return (
    <div className={styles.over} data-testid="period">
      {isError && !history && (
        <div className={styles.middle}>
          <Notice
            role="alert"
            icon={<CloudErrorRegular />}
            title={t('conversation.failed')}
            text={t('error.network')}
            action={{ label: t('error.retry'), onClick: () => void refetch() }}
          />
        </div>
      )}
      {!isError && !history && (
        <div className={styles.loading}>
          <SkeletonRows count={4} />
        </div>
      )}
      {history?.messages.length === 0 && (
        <div className={styles.middle}>
          <Notice
            icon={<CalendarCancelRegular />}
            title={t('history.nothing')}
            action={{ label: t('history.clear'), onClick: clearPeriod }}
          />
        </div>
      )}
      {history && history.messages.length > 0 && (
        <MessageList conversation={conversation} peer={peer} history={history} period={period} />
      )}
    </div>
  );
}
