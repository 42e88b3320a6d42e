import { Button, Tooltip } from '@fluentui/react-components';
import { CloudErrorRegular, PersonSearchRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FilterBox } from '../../components/FilterBox';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import styles from './ContactsPage.module.css';
import { ContactTree } from './ContactTree';
import { useContacts } from './useContacts';
import { useTreeRows } from './useTreeRows';

export function ContactList({ selectedId }: { selectedId: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const contacts = useContacts();
  const [filter, setFilter] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const { rows, words, toggle, retryFriends } = useTreeRows(filter, selectedId);

  return (
    <section className={styles.list} aria-label={t('contacts.title')}>
      <header className={styles.head}>
        <h1>{t('contacts.title')}</h1>
        <Tooltip content={t('peopleSearch.title')} relationship="label">
          <Button appearance="subtle" icon={<PersonSearchRegular />} onClick={() => navigate('/contacts/search')} />
        </Tooltip>
      </header>
      <div className={styles.filter}>
        <FilterBox
          label={t('contacts.filter')}
          value={filter}
          onChange={setFilter}
          onMoveToList={() => tree.current?.focus()}
        />
      </div>
      <div className={styles.body}>
        {contacts.isPending && <SkeletonRows count={10} />}
        {contacts.isError && !contacts.data && (
          <Notice
            role="alert"
            icon={<CloudErrorRegular />}
            title={t('contacts.failed')}
            action={{ label: t('error.retry'), onClick: () => void contacts.refetch() }}
          />
        )}
        {contacts.data && rows.length === 0 && (
          <Notice
            role="status"
            icon={<PersonSearchRegular />}
            title={t('contacts.noMatch', { filter: words })}
            text={t('contacts.noMatchText')}
            action={{
              label: t('peopleSearch.title'),
              onClick: () => navigate(`/contacts/search?${new URLSearchParams({ name: words.trim() })}`),
            }}
          />
        )}
        {rows.length > 0 && (
          <ContactTree ref={tree} rows={rows} selectedId={selectedId} onToggle={toggle} onRetryFriends={retryFriends} />
        )}
      </div>
    </section>
  );
}
