import { AddRegular, PeopleRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Drop, dragged } from './drag';
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
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on, for a pointer alone
    <div
      className={styles.target}
      data-over={over}
      dir="auto"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        const what = dragged.get();
        if (what) land(drop, what);
        dragged.set(null);
      }}
    >
      {icon}
      {children}
    </div>
  );
}
