import { CloudErrorRegular, PersonSearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBox } from '../../components/FilterBox';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { wordsOf } from '../../lib/match';
import styles from './ContactsPage.module.css';
import { ContactTree } from './ContactTree';
import { buildTree, filterTree, flatten } from './tree';
import { useContacts } from './useContacts';
import { useExpanded } from './useExpanded';

export function ContactList({ selectedId }: { selectedId: string | undefined }) {
  const { t } = useTranslation();
  const contacts = useContacts();
  const [filter, setFilter] = useState('');
  const words = useDeferredValue(filter);
  const tree = useRef<HTMLDivElement>(null);
  const { expanded, setExpanded } = useExpanded(contacts.data, selectedId);
  const data = contacts.data;

  const nodes = useMemo(() => {
    if (!data) return null;
    const searched = wordsOf(words);
    const kept = searched.length > 0 ? filterTree(data.units, data.people, searched) : data;
    return buildTree(kept.units, kept.people);
  }, [data, words]);
  // What a filter left over is shown unfolded: it was searched for.
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const filtering = words.trim() !== '';
  const rows = useMemo(
    () => (nodes ? flatten(nodes, (id) => (filtering ? !folded.has(id) : expanded.has(id))) : []),
    [nodes, filtering, folded, expanded],
  );

  function onToggle(unitId: string, open: boolean): void {
    if (!filtering) setExpanded(unitId, open);
    else setFolded((before) => new Set(open ? [...before].filter((id) => id !== unitId) : [...before, unitId]));
  }

  return (
    <section className={styles.list} aria-label={t('contacts.title')}>
      <h1>{t('contacts.title')}</h1>
      <div className={styles.filter}>
        <FilterBox
          label={t('contacts.filter')}
          value={filter}
          onChange={(value) => {
            setFilter(value);
            setFolded(new Set());
          }}
          onMoveToList={() => tree.current?.focus()}
        />
      </div>
      <div className={styles.body}>
        {contacts.isPending && <SkeletonRows count={10} />}
        {contacts.isError && !data && (
          <Notice
            role="alert"
            icon={<CloudErrorRegular />}
            title={t('contacts.failed')}
            action={{ label: t('error.retry'), onClick: () => void contacts.refetch() }}
          />
        )}
        {data && rows.length === 0 && (
          <Notice
            role="status"
            icon={<PersonSearchRegular />}
            title={t('contacts.noMatch', { filter: words })}
            text={t('contacts.noMatchText')}
          />
        )}
        {rows.length > 0 && <ContactTree ref={tree} rows={rows} selectedId={selectedId} onToggle={onToggle} />}
      </div>
    </section>
  );
}
