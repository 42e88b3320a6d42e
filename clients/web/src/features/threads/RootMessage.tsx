import { Button } from '@fluentui/react-components';
import { ArrowCircleUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { Avatar } from '../../components/Avatar';
import { useFormats } from '../../i18n/format';
import { useContacts } from '../contacts';
import { MessageText } from '../conversation/MessageText';
import styles from './ThreadPanel.module.css';

/** What a thread is about, above it, and the way back to where it stands. */
export function RootMessage({ message, onShow }: { message: Message; onShow(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: contacts } = useContacts();
  const author = contacts?.peopleById.get(message.authorId);
  const name = author?.displayName ?? t('actions.somebody');
  return (
    <article className={styles.root} aria-label={t('threads.root')} data-testid="thread-root">
      <Avatar id={message.authorId} name={name} photoUrl={author?.photoUrl} size="message" />
      <div className={styles.rootText}>
        <div className={styles.rootHead}>
          <b dir="auto">{name}</b>
          <time dateTime={message.createdAt}>
            {formats.day(message.createdAt)}, {formats.time(message.createdAt)}
          </time>
        </div>
        {message.deletedAt == null ? (
          <MessageText body={message.body} />
        ) : (
          <p className={styles.deleted}>{t('actions.deleted')}</p>
        )}
        <Button
          className={styles.show}
          appearance="transparent"
          size="small"
          icon={<ArrowCircleUpRegular />}
          onClick={onShow}
        >
          {t('threads.showInConversation')}
        </Button>
      </div>
    </article>
  );
}
