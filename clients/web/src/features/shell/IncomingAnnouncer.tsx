import { useTranslation } from 'react-i18next';
import { useStore } from '../../lib/store';
import { chatCache, lastIncoming } from '../../realtime/runtime';
import { useContacts } from '../contacts';
import { useNoticeText } from '../groups';
import { toPlainText } from '../markdown';

/** Speaks a new message to screen readers, whichever conversation is open. The list itself is silent: it scrolls. */
export function IncomingAnnouncer() {
  const { t } = useTranslation();
  const message = useStore(lastIncoming);
  const { data: contacts } = useContacts();
  const noticeText = useNoticeText();
  // A thread that one only looked into does not speak up.
  const silent = message && chatCache.conversation(message.conversationId)?.thread?.isFollowing === false;
  const author =
    message &&
    !silent &&
    (contacts?.peopleById.get(message.authorId) ??
      chatCache.conversation(message.conversationId)?.members.find((member) => member.userId === message.authorId));
  return (
    <div role="log" aria-live="polite" className="visually-hidden">
      {message && author && (
        <p key={message.id}>
          {message.system
            ? noticeText(message.authorId, message.system)
            : t('conversation.announce', {
                name: author.displayName ?? '',
                text: toPlainText(message.body).slice(0, 300),
              })}
        </p>
      )}
    </div>
  );
}
