import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../../api/messages';
import { keys } from '../../api/queryClient';
import type { Message } from '../../api/types';
import { SkeletonRows } from '../../components/Skeleton';
import { useFormats } from '../../i18n/format';
import styles from './Dialogs.module.css';
import { MessageDialog } from './MessageDialog';

/** What a message said before its edits, the newest on top. */
export function VersionsDialog({ message }: { message: Message }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { conversationId, seq } = message;
  const { data: versions, isError } = useQuery({
    queryKey: keys.versions(conversationId, seq),
    queryFn: ({ signal }) => messagesApi.versions(message, signal),
    staleTime: 0,
  });
  return (
    <MessageDialog title={t('actions.versions')}>
      {isError && <p role="alert">{t('error.network')}</p>}
      {!versions && !isError && <SkeletonRows count={2} />}
      <ol className={styles.versions}>
        {versions?.toReversed().map(({ body, writtenAt }, index) => (
          <li key={writtenAt} data-testid="version">
            <span className={styles.when}>
              <time dateTime={writtenAt}>{`${formats.day(writtenAt)}, ${formats.time(writtenAt)}`}</time>
              {index === 0 && ` · ${t('actions.now')}`}
              {index === versions.length - 1 && index > 0 && ` · ${t('actions.asSent')}`}
            </span>
            <p className={styles.body} dir="auto">
              {body}
            </p>
          </li>
        ))}
      </ol>
    </MessageDialog>
  );
}
