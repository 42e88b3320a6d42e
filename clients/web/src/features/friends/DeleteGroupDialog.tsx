import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { FriendGroup } from '../../api/types';
import { useReturnFocus } from '../../components/useReturnFocus';
import styles from './Friends.module.css';
import { useFriendChanges } from './useFriendGroups';

/** Asked before a group is gone. */
export function DeleteGroupDialog({ group, onClose }: { group: FriendGroup; onClose(): void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const changes = useFriendChanges();
  const title = t('friends.deleteTitle', { group: group.name });
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.dialog} aria-label={title}>
        <DialogBody>
          <DialogTitle as="h2">{title}</DialogTitle>
          <DialogContent>{t('friends.deleteText', { count: group.personIds.length })}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              autoFocus
              onClick={() => {
                onClose();
                void changes.remove(group.id);
              }}
            >
              {t('friends.deleteConfirm')}
            </Button>
            <Button onClick={onClose}>{t('friends.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
