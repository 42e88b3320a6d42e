import { MenuItem } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowLeftRegular,
  ArrowRightRegular,
  DeleteRegular,
  EditRegular,
  FolderRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Folder } from '../../api/types';
import { useContextMenu } from '../../components/ContextMenu';
import { CountBadge } from '../../components/CountBadge';
import { useDropTarget } from '../../components/useDropTarget';
import { folderDialog } from './dialog';
import styles from './Folders.module.css';
import { conversationDragging } from './folderDrag';
import { moveFolder, useFolders, useMoveToFolder } from './useFolders';

interface FolderChipsProps {
  shown: string | null;
  /** How many messages are not read in each. */
  unread: ReadonlyMap<string, number>;
  onShow(folderId: string): void;
}

/** The folders beside the other views. A conversation is dropped on one; the right button or Shift+F10 changes it. */
export function FolderChips({ shown, unread, onShow }: FolderChipsProps) {
  const { t } = useTranslation();
  const folders = useFolders();
  const menu = useContextMenu<Folder>((folder) => <FolderMenuItems folder={folder} />);
  const add = useDropTarget(conversationDragging, ({ conversationId }) =>
    folderDialog.set({ kind: 'create', conversationId }),
  );
  return (
    <>
      {folders.map((folder) => (
        <Chip
          key={folder.id}
          folder={folder}
          unread={unread.get(folder.id) ?? 0}
          pressed={folder.id === shown}
          onShow={() => onShow(folder.id)}
          onMenu={(event) => menu.open(event, event.currentTarget, folder)}
        />
      ))}
      <button
        type="button"
        className={styles.add}
        data-over={add.over}
        aria-label={t('folders.new')}
        title={t('folders.new')}
        onClick={() => folderDialog.set({ kind: 'create' })}
        {...add.handlers}
      >
        <AddRegular aria-hidden="true" />
      </button>
      {menu.element}
    </>
  );
}

interface ChipProps {
  folder: Folder;
  unread: number;
  pressed: boolean;
  onShow(): void;
  onMenu(event: React.MouseEvent<HTMLButtonElement>): void;
}

function Chip({ folder, unread, pressed, onShow, onMenu }: ChipProps) {
  const { t } = useTranslation();
  const moveTo = useMoveToFolder();
  const { over, handlers } = useDropTarget(
    conversationDragging,
    ({ conversationId }) => void moveTo(conversationId, folder),
  );
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={pressed}
      data-over={over}
      data-testid="folder"
      data-unread={unread}
      onClick={onShow}
      onContextMenu={onMenu}
      {...handlers}
    >
      <FolderRegular aria-hidden="true" />
      <span className={styles.name} dir="auto">
        {folder.name}
      </span>
      <CountBadge count={unread} size="small" label={t('nav.unread', { count: unread })} />
    </button>
  );
}

function FolderMenuItems({ folder }: { folder: Folder }) {
  const { t } = useTranslation();
  const folders = useFolders();
  const place = folders.findIndex(({ id }) => id === folder.id);
  return (
    <>
      <MenuItem icon={<EditRegular />} onClick={() => folderDialog.set({ kind: 'rename', folder })}>
        {t('folders.rename')}
      </MenuItem>
      {place > 0 && (
        <MenuItem icon={<ArrowLeftRegular />} onClick={() => void moveFolder(folder, place - 1)}>
          {t('folders.before')}
        </MenuItem>
      )}
      {place < folders.length - 1 && (
        <MenuItem icon={<ArrowRightRegular />} onClick={() => void moveFolder(folder, place + 1)}>
          {t('folders.after')}
        </MenuItem>
      )}
      <MenuItem icon={<DeleteRegular />} onClick={() => folderDialog.set({ kind: 'delete', folder })}>
        {t('folders.delete')}
      </MenuItem>
    </>
  );
}
