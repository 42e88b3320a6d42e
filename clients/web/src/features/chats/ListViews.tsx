import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { CountBadge } from '../../components/CountBadge';
import { unreadThreads } from '../../realtime/threads';
import { FolderChips } from '../folders';
import styles from './ConversationList.module.css';
import { type ListView, listViews, unreadByFolder } from './list';

interface ListViewsProps {
  view: ListView;
  conversations: readonly Conversation[];
  onChange(view: ListView): void;
}

/** Which conversations are shown: those of a view, or those of a folder. */
export function ListViews({ view, conversations, onChange }: ListViewsProps) {
  const { t } = useTranslation();
  const newThreads = unreadThreads(conversations);
  const unread = useMemo(() => unreadByFolder(conversations), [conversations]);
  return (
    <fieldset className={styles.views} aria-label={t('chats.show')}>
      {listViews.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          data-testid={`view-${one}`}
          onClick={() => onChange(one)}
        >
          {t(`chats.view_${one}`)}
          {one === 'threads' && (
            <CountBadge
              count={newThreads}
              label={t('threads.unread', { count: newThreads })}
              size="small"
              className={styles.newThreads}
            />
          )}
        </button>
      ))}
      <FolderChips
        shown={typeof view === 'object' ? view.folderId : null}
        unread={unread}
        onShow={(folderId) => onChange({ folderId })}
      />
    </fieldset>
  );
}
