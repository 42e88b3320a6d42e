import { useTranslation } from 'react-i18next';
import { NameDialog } from '../../components/NameDialog';
import { toast } from '../../components/Toasts';
import { usePerson } from '../contacts/useContacts';
import type { FriendDialog } from './dialog';
import styles from './Friends.module.css';
import { useFriendChanges } from './useFriendGroups';

interface GroupNameDialogProps {
  dialog: Exclude<FriendDialog, { kind: 'delete' }>;
  onClose(): void;
}

/** Names a new group, into which a person may come at once, or renames one. */
export function GroupNameDialog({ dialog, onClose }: GroupNameDialogProps) {
  const { t } = useTranslation();
  const changes = useFriendChanges();
  const personId = dialog.kind === 'create' ? dialog.personId : undefined;
  const person = usePerson(personId ?? '');

  async function save(name: string, key: string): Promise<void> {
    if (dialog.kind === 'rename') {
      await changes.rename(dialog.group.id, name);
      return;
    }
    const group = await changes.create(name, key);
    if (!personId) return;
    const done = dialog.fromGroupId
      ? await changes.transfer(dialog.fromGroupId, group.id, personId)
      : await changes.put(group.id, personId);
    if (done && person) toast(t('friends.added', { name: person.displayName, group: group.name }));
  }

  return (
    <NameDialog
      title={t(dialog.kind === 'rename' ? 'friends.renameTitle' : 'friends.newTitle')}
      action={t(dialog.kind === 'rename' ? 'friends.rename' : 'friends.create')}
      label={t('friends.name')}
      before={dialog.kind === 'rename' ? dialog.group.name : ''}
      note={
        person && (
          <p className={styles.dialogText} dir="auto">
            {t('friends.newWith', { name: person.displayName })}
          </p>
        )
      }
      onSave={save}
      onClose={onClose}
    />
  );
}
