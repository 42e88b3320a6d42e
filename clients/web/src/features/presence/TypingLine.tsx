import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useStore } from '../../lib/store';
import { people } from '../../realtime/runtime';
import { useSettings } from '../../settings';
import { useContacts } from '../contacts';
import styles from './Presence.module.css';
import { typingText } from './typingText';

/** Above the composer: who types. Always as tall, so that nothing moves. */
export function TypingLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { data: contacts } = useContacts();
  const shown = useSettings().typingNotices;
  const typing = useStore(people.typing.byConversation)[conversation.id] ?? [];
  const names = typing.map(
    (userId) =>
      contacts?.peopleById.get(userId)?.displayName ??
      conversation.members.find((member) => member.userId === userId)?.displayName ??
      '',
  );
  return (
    <div className={styles.typing} aria-live="polite" data-testid="typing" dir="auto">
      {shown && typingText(names, t)}
    </div>
  );
}
