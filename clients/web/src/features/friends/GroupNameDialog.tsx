import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { newId } from '../../lib/id';
import { usePerson } from '../contacts/useContacts';
import type { FriendDialog } from './dialog';
import styles from './Friends.module.css';
import { useFriendChanges } from './useFriendGroups';

const longest = 100;

interface GroupNameDialogProps {
  dialog: Exclude<FriendDialog, { kind: 'delete' }>;
  onClose(): void;
}

/** Names a new group, into which a person may come at once, or renames one. A refused name stays in the field. */
export function GroupNameDialog({ dialog, onClose }: GroupNameDialogProps) {
  const { t } = useTranslation();
  const changes = useFriendChanges();
  const before = dialog.kind === 'rename' ? dialog.group.name : '';
  const personId = dialog.kind === 'create' ? dialog.personId : undefined;
  const person = usePerson(personId ?? '');
  const [name, setName] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // One key for each name: a retry after a lost answer makes no second group.
  const attempt = useRef({ name: '', key: '' });

  async function save(): Promise<void> {
    if (dialog.kind === 'rename') {
      await changes.rename(dialog.group.id, name.trim());
      return;
    }
    if (attempt.current.name !== name.trim()) attempt.current = { name: name.trim(), key: newId() };
    const group = await changes.create(name.trim(), attempt.current.key);
    if (!personId) return;
    const done = dialog.fromGroupId
      ? await changes.transfer(dialog.fromGroupId, group.id, personId)
      : await changes.put(group.id, personId);
    if (done && person) toast(t('friends.added', { name: person.displayName, group: group.name }));
  }

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setProblem(t('signIn.required'));
      return;
    }
    if (name.trim() === before) {
      onClose();
      return;
    }
    setBusy(true);
    try {
      await save();
      onClose();
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  }

  const title = t(dialog.kind === 'rename' ? 'friends.renameTitle' : 'friends.newTitle');
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.dialog} aria-label={title}>
        <form onSubmit={(event) => void onSubmit(event)} noValidate>
          <DialogBody>
            <DialogTitle as="h2">{title}</DialogTitle>
            <DialogContent>
              {person && (
                <p className={styles.dialogText} dir="auto">
                  {t('friends.newWith', { name: person.displayName })}
                </p>
              )}
              <Field label={t('friends.name')} validationMessage={problem}>
                <Input
                  autoFocus
                  value={name}
                  maxLength={longest}
                  autoComplete="off"
                  onFocus={(event) => event.target.select()}
                  onChange={(_, { value }) => {
                    setName(value);
                    setProblem(null);
                  }}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {t(dialog.kind === 'rename' ? 'friends.rename' : 'friends.create')}
              </Button>
              <Button onClick={onClose}>{t('friends.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
