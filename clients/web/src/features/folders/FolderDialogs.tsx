import { useTranslation } from 'react-i18next';
import { foldersApi } from '../../api/folders';
import { queryClient } from '../../api/queryClient';
import { FocusReturn } from '../../components/FocusReturn';
import { FormDialog } from '../../components/FormDialog';
import { NameDialog } from '../../components/NameDialog';
import { useStore } from '../../lib/store';
import { foldersQuery } from '../../realtime/folders';
import { type FolderDialog, folderDialog } from './dialog';
import { useMoveToFolder } from './useFolders';

const close = () => folderDialog.set(null);
const refresh = () => queryClient.invalidateQueries({ queryKey: foldersQuery.queryKey });

/** Whatever dialog about folders is open; the focus goes back to where it was. */
export function FolderDialogs() {
  const open = useStore(folderDialog);
  return (
    open && (
      <FocusReturn>
        <OpenDialog open={open} />
      </FocusReturn>
    )
  );
}

function OpenDialog({ open }: { open: FolderDialog }) {
  const { t } = useTranslation();
  const moveTo = useMoveToFolder();
  if (open.kind === 'delete') {
    return (
      <FormDialog
        title={t('folders.deleteTitle', { name: open.folder.name })}
        action={t('folders.delete')}
        ready
        onSubmit={async () => {
          await foldersApi.remove(open.folder.id);
          await refresh();
        }}
        onClose={close}
      >
        <p>{t('folders.deleteText')}</p>
      </FormDialog>
    );
  }
  return (
    <NameDialog
      title={t(open.kind === 'rename' ? 'folders.renameTitle' : 'folders.newTitle')}
      action={t(open.kind === 'rename' ? 'folders.rename' : 'folders.create')}
      label={t('folders.name')}
      before={open.kind === 'rename' ? open.folder.name : ''}
      onSave={async (name, key) => {
        if (open.kind === 'rename') await foldersApi.change(open.folder.id, { name });
        const made = open.kind === 'create' && (await foldersApi.create(name, key));
        await refresh();
        if (made && open.kind === 'create' && open.conversationId) await moveTo(open.conversationId, made);
      }}
      onClose={close}
    />
  );
}
