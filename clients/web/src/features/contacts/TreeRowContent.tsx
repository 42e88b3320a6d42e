import { AddRegular, ArrowClockwiseRegular, ChevronRightRegular, PeopleStarRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PersonAvatar, StatusEmoji } from '../presence';
import styles from './ContactTree.module.css';
import { type FolderRow, isFolder, type TreeRow } from './tree';

/** What stands in a row of the tree. */
export function TreeRowContent({ row }: { row: TreeRow }) {
  const { t } = useTranslation();
  if (isFolder(row)) return <Folder row={row} />;
  if (row.kind === 'person') {
    const { id, displayName, photoUrl, position } = row.person;
    return (
      <>
        <PersonAvatar id={id} name={displayName} photoUrl={photoUrl} size="small" />
        <span className={styles.personText}>
          <span dir="auto">
            {displayName}
            <StatusEmoji userId={id} />
          </span>
          <small dir="auto">{position}</small>
        </span>
      </>
    );
  }
  const retry = row.kind === 'retryFriends';
  return (
    <>
      {retry ? <ArrowClockwiseRegular aria-hidden="true" /> : <AddRegular aria-hidden="true" />}
      <span className={styles.unitName}>{t(retry ? 'friends.failed' : 'friends.newGroup')}</span>
    </>
  );
}

function Folder({ row }: { row: FolderRow }) {
  const { t } = useTranslation();
  const count = row.kind === 'unit' ? row.node.total : row.total;
  const name = row.kind === 'unit' ? row.node.unit.name : row.kind === 'group' ? row.group.name : t('friends.title');
  return (
    <>
      <ChevronRightRegular className={styles.chevron} data-open={row.expanded} aria-hidden="true" />
      {row.kind === 'friends' && <PeopleStarRegular className={styles.chevron} aria-hidden="true" />}
      <span className={styles.unitName} dir="auto">
        {name}
      </span>
      <span className={styles.count}>
        <span aria-hidden="true">{count}</span>
        <span className="visually-hidden">{t('contacts.unitPeople', { count })}</span>
      </span>
    </>
  );
}
