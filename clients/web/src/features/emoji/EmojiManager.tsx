import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emojiApi } from '../../api/emoji';
import { useUser } from '../../auth/useUser';
import { FilterBox } from '../../components/FilterBox';
import { ReadDialog } from '../../components/ReadDialog';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { useStore } from '../../lib/store';
import { useContacts } from '../contacts';
import { AddEmojiForm } from './AddEmojiForm';
import styles from './EmojiManager.module.css';
import { managerOpen } from './manager';
import { OwnEmojiPicture } from './OwnEmojiPicture';
import { findOwnEmoji, type OwnEmoji, useOwnEmoji, writtenAs } from './ownEmoji';

const filterFrom = 8;
const shownAtMost = 100;
const close = () => managerOpen.set(false);

/** Where people add emoji of their own and delete those that they added. */
export function EmojiManager() {
  return useStore(managerOpen) ? <OpenManager /> : null;
}

function OpenManager() {
  const { t } = useTranslation();
  const own = useOwnEmoji();
  const [filter, setFilter] = useState('');
  const shown = (filter.trim() === '' ? own : findOwnEmoji(own, filter)).slice(0, shownAtMost);
  return (
    <ReadDialog className={styles.dialog} title={t('emoji.own')} onClose={close}>
      <div className={styles.content}>
        <AddEmojiForm />
        {own.length > filterFrom && <FilterBox label={t('emoji.search')} value={filter} onChange={setFilter} />}
        {own.length === 0 && <p className={styles.none}>{t('emoji.noOwn')}</p>}
        <ul className={styles.list}>
          {shown.map((emoji) => (
            <Item key={emoji.name} emoji={emoji} />
          ))}
        </ul>
      </div>
    </ReadDialog>
  );
}

function Item({ emoji }: { emoji: OwnEmoji }) {
  const { t } = useTranslation();
  const user = useUser();
  const { data: contacts } = useContacts();
  const mine = emoji.createdBy === user.id;
  const by = mine ? t('person.you') : contacts?.peopleById.get(emoji.createdBy)?.displayName;
  const written = writtenAs(emoji.name);

  async function remove(): Promise<void> {
    try {
      await emojiApi.remove(emoji.name);
    } catch (error) {
      toast(errorText(error), 'failed');
    }
  }

  return (
    <li className={styles.item} data-testid="own-emoji-item">
      <span className={styles.picture}>
        <OwnEmojiPicture emoji={emoji} />
      </span>
      <span className={styles.name}>{written}</span>
      <span className={styles.by} dir="auto">
        {by}
      </span>
      {(mine || user.isAdministrator) && (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('emoji.delete', { name: written })}
          title={t('emoji.delete', { name: written })}
          onClick={() => void remove()}
        />
      )}
    </li>
  );
}
