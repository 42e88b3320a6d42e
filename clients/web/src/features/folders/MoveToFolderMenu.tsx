import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { AddRegular, FolderRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { folderDialog } from './dialog';
import styles from './Folders.module.css';
import { useFolders, useMoveToFolder } from './useFolders';

const noFolder = 'none';

/** Which folder a conversation is in, for the menu of its row. */
export function MoveToFolderMenu({ conversation: { id, preferences } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const folders = useFolders();
  const moveTo = useMoveToFolder();
  const present = folders.find((folder) => folder.id === preferences.folderId);
  return (
    <Menu checkedValues={{ folder: [present?.id ?? noFolder] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem icon={<FolderRegular />}>{t('folders.moveTo')}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.menu}>
          {folders.map((folder) => (
            <MenuItemRadio key={folder.id} name="folder" value={folder.id} onClick={() => void moveTo(id, folder)}>
              <span dir="auto">{folder.name}</span>
            </MenuItemRadio>
          ))}
          {present && (
            <MenuItemRadio name="folder" value={noFolder} onClick={() => void moveTo(id, null)}>
              {t('folders.none')}
            </MenuItemRadio>
          )}
          {folders.length > 0 && <MenuDivider />}
          <MenuItem icon={<AddRegular />} onClick={() => folderDialog.set({ kind: 'create', conversationId: id })}>
            {t('folders.new')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
