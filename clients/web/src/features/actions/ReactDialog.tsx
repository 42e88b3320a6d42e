import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { EmojiPicker, managerOpen } from '../emoji';
import { toggleReaction } from './change';
import styles from './Dialogs.module.css';
import { closeDialog } from './dialogs';
import { MessageDialog } from './MessageDialog';

/** Any emoji for a message, beyond the few that its menu offers at once. */
export function ReactDialog({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  return (
    <MessageDialog title={t('actions.reactTitle')} closeText={t('actions.cancel')} className={styles.react}>
      <EmojiPicker
        onPick={(emoji) => {
          closeDialog();
          void toggleReaction(message, emoji, userId);
        }}
        onManage={() => {
          closeDialog();
          managerOpen.set(true);
        }}
      />
    </MessageDialog>
  );
}
