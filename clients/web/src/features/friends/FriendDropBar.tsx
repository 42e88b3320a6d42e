import { AddRegular, PeopleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDropTarget } from '../../components/useDropTarget';
import { type Drop, friendDragging } from './drag';
import styles from './Friends.module.css';
import { useLanding } from './useFriendDrag';
import { useFriendGroups } from './useFriendGroups';

/** The groups, brought to where somebody is being dragged: the end of a long tree is far away. By pointer only; menus do the same. */
export function FriendDropBar() {
  const { t } = useTranslation();
  const { data: groups = [] } = useFriendGroups();
  return (
    <div className={styles.bar} data-testid="friend-drop-bar" aria-hidden="true">
      {groups.map(({ id, name }) => (
        <Target key={id} icon={<PeopleRegular />} drop={{ kind: 'person', mark: 'into', groupId: id }}>
          {name}
        </Target>
      ))}
      <Target icon={<AddRegular />} drop={{ kind: 'newGroup', mark: 'into' }}>
        {t('friends.newGroup')}
      </Target>
    </div>
  );
}

function Target({ icon, drop, children }: { icon: ReactNode; drop: Drop; children: string }) {
  const land = useLanding();
  const { over, handlers } = useDropTarget(friendDragging, (what) => land(drop, what));
  return (
    <div className={styles.target} data-over={over} dir="auto" {...handlers}>
      {icon}
      {children}
    </div>
  );
}
