import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { AddRegular, PeopleAddRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/Toasts';
import { friendDialog } from './dialog';
import styles from './Friends.module.css';
import { useFriendChanges, useFriendGroups } from './useFriendGroups';

interface AddToGroupMenuProps {
  personId: string;
  name: string;
  /** What opens it; an item of a menu when left out. */
  trigger?: ReactElement;
}

/** My groups, ticked where the person is in; choosing one puts them in or takes them out. */
export function AddToGroupMenu({ personId, name, trigger }: AddToGroupMenuProps) {
  const { t } = useTranslation();
  const { data: groups = [] } = useFriendGroups();
  const changes = useFriendChanges();
  const ticked = groups.filter(({ personIds }) => personIds.includes(personId)).map(({ id }) => id);

  async function toggle(groupId: string): Promise<void> {
    const group = groups.find(({ id }) => id === groupId);
    if (!group) return;
    const isIn = ticked.includes(groupId);
    const done = isIn ? await changes.take(groupId, personId) : await changes.put(groupId, personId);
    if (done) toast(t(isIn ? 'friends.taken' : 'friends.added', { name, group: group.name }));
  }

  return (
    <Menu
      hasCheckmarks={groups.length > 0}
      checkedValues={{ groups: ticked }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const changed = groups.find(({ id }) => checkedItems.includes(id) !== ticked.includes(id));
        if (changed) void toggle(changed.id);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        {trigger ?? <MenuItem icon={<PeopleAddRegular />}>{t('friends.addTo')}</MenuItem>}
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.groups}>
          {groups.map((group) => (
            <MenuItemCheckbox key={group.id} name="groups" value={group.id} persistOnClick={false}>
              <span dir="auto">{group.name}</span>
            </MenuItemCheckbox>
          ))}
          {groups.length > 0 && <MenuDivider />}
          <MenuItem icon={<AddRegular />} onClick={() => friendDialog.set({ kind: 'create', personId })}>
            {t('friends.newGroup')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
