import { MenuDivider, MenuItem } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  PersonDeleteRegular,
  RenameRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { FriendGroup } from '../../api/types';
import { friendDialog } from './dialog';
import { useFriendMoves } from './useFriendMoves';

/** The context menu of a group of friends. */
export function GroupMenuItems({ group }: { group: FriendGroup }) {
  const { t } = useTranslation();
  const moves = useFriendMoves();
  const row = { groupId: group.id };
  return (
    <>
      <MenuItem
        icon={<RenameRegular />}
        secondaryContent="F2"
        onClick={() => friendDialog.set({ kind: 'rename', group })}
      >
        {t('friends.renameItem')}
      </MenuItem>
      <MoveItems row={row} moves={moves} />
      <MenuItem
        icon={<DeleteRegular />}
        secondaryContent={t('keys.delete')}
        onClick={() => friendDialog.set({ kind: 'delete', group })}
      >
        {t('friends.deleteItem')}
      </MenuItem>
      <MenuDivider />
      <NewGroupItem />
    </>
  );
}

/** What stands in the menu of "My friends" itself. */
export function NewGroupItem() {
  const { t } = useTranslation();
  return (
    <MenuItem icon={<AddRegular />} onClick={() => friendDialog.set({ kind: 'create' })}>
      {t('friends.newGroup')}
    </MenuItem>
  );
}

/** What the menu of a person has besides, where they stand in a group. */
export function FriendMenuItems({ group, personId }: { group: FriendGroup; personId: string }) {
  const { t } = useTranslation();
  const moves = useFriendMoves();
  return (
    <>
      <MenuDivider />
      <MoveItems row={{ groupId: group.id, personId }} moves={moves} />
      <MenuItem
        icon={<PersonDeleteRegular />}
        secondaryContent={t('keys.delete')}
        onClick={() => moves.take(group, personId)}
      >
        {t('friends.takeOut', { group: group.name })}
      </MenuItem>
    </>
  );
}

function MoveItems({
  row,
  moves,
}: {
  row: { groupId: string; personId?: string };
  moves: ReturnType<typeof useFriendMoves>;
}) {
  const { t } = useTranslation();
  return (
    <>
      <MenuItem
        icon={<ArrowUpRegular />}
        secondaryContent={t('keys.alt', { key: '↑' })}
        disabled={!moves.canMove(row, -1)}
        onClick={() => moves.move(row, -1)}
      >
        {t('friends.moveUp')}
      </MenuItem>
      <MenuItem
        icon={<ArrowDownRegular />}
        secondaryContent={t('keys.alt', { key: '↓' })}
        disabled={!moves.canMove(row, 1)}
        onClick={() => moves.move(row, 1)}
      >
        {t('friends.moveDown')}
      </MenuItem>
    </>
  );
}
