import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { bundleIcon, MailFilled, MailRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '../../auth/useUser';
import { CountBadge } from '../../components/CountBadge';
import { addressOf } from '../../realtime/threads';
import { useContacts } from '../contacts';
import { peerOf } from '../conversation';
import { PlainBody } from '../markdown';
import { PersonAvatar } from '../presence';
import { useConversationName } from '../threads/useConversationName';
import styles from './Envelope.module.css';
import type { Unread } from './unread';
import { useUnread } from './useUnread';

const MailIcon = bundleIcon(MailFilled, MailRegular);

/** The tray of the browser: who wrote and was not read yet. */
export function Envelope() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const unread = useUnread();
  const count = unread.length;
  return (
    <Menu inline positioning={{ position: 'below', align: 'end', offset: 8 }}>
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className={styles.trigger}
          data-testid="envelope"
          data-count={count}
          aria-label={t('notifications.envelope', { count })}
        >
          <MailIcon filled={count > 0} className={styles.icon} aria-hidden="true" />
          <CountBadge count={count} size="small" className={styles.count} />
        </button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        {count === 0 ? (
          <p className={styles.empty}>{t('notifications.nothing')}</p>
        ) : (
          <MenuList className={styles.list}>
            {unread.map((one) => (
              <Sender key={one.conversation.id} unread={one} onOpen={() => navigate(addressOf(one.conversation))} />
            ))}
          </MenuList>
        )}
      </MenuPopover>
    </Menu>
  );
}

function Sender({ unread: { conversation, count, last }, onOpen }: { unread: Unread; onOpen(): void }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const peer = peerOf(conversation, userId, contacts);
  const name = useConversationName()(conversation);
  // A thread has no face of its own: whoever wrote last lends theirs.
  const person = contacts?.peopleById.get((conversation.thread ? last?.authorId : peer?.personId) ?? '');
  return (
    <MenuItem className={styles.sender} onClick={onOpen} data-testid="envelope-sender">
      <span className={styles.row}>
        <PersonAvatar
          id={person?.id ?? peer?.id ?? conversation.id}
          personId={person?.id ?? peer?.personId ?? null}
          name={person?.displayName ?? name}
          photoUrl={person ? person.photoUrl : peer?.photoUrl}
          size="small"
        />
        <span className={styles.text}>
          <strong dir="auto">{name}</strong>
          <span dir="auto">{last && <PlainBody body={last.body} />}</span>
        </span>
        <CountBadge count={count} label={t('nav.unread', { count })} />
      </span>
    </MenuItem>
  );
}
