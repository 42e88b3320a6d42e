import { Link } from 'react-router';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';
import styles from './Markdown.module.css';

/** A person, by the name they bear now, with the way to their page: the words of the text may be old, or another's. */
export function Mention({ userId, text }: { userId: string; text: string }) {
  const { id: ownId } = useUser();
  const { data: contacts } = useContacts();
  const person = contacts?.peopleById.get(userId);
  const isOwn = userId === ownId || userId === 'all';
  return (
    <bdi className={`${styles.mention} ${isOwn ? styles.ownMention : ''}`} data-testid="mention" data-user={userId}>
      {person ? <Link to={`/people/${userId}`}>@{person.displayName}</Link> : text}
    </bdi>
  );
}
