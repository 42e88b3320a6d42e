import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular, PeopleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate, useParams } from 'react-router';
import { Notice } from '../../components/Notice';
import { useLayout } from '../../lib/layout';
import { PeopleSearch } from '../people-search';
import { PersonWindow } from '../person';
import { ContactList } from './ContactList';
import styles from './ContactsPage.module.css';

export function ContactsPage() {
  const { t } = useTranslation();
  const { userId, tab } = useParams();
  const searching = useMatch('/contacts/search') !== null;
  const navigate = useNavigate();
  const narrow = useLayout() === 'narrow';
  return (
    <>
      {!narrow && <ContactList selectedId={userId} />}
      {narrow && !userId && !searching && (
        <main className={styles.only}>
          <ContactList selectedId={userId} />
        </main>
      )}
      {(!narrow || userId || searching) && (
        <main className={styles.main}>
          {narrow && (
            <div className={styles.back}>
              <Button
                appearance="subtle"
                icon={<ArrowLeftRegular className={styles.mirrored} />}
                aria-label={t('nav.back')}
                onClick={() => navigate('/contacts')}
              />
            </div>
          )}
          {searching && <PeopleSearch />}
          {userId && <PersonWindow key={userId} personId={userId} tab={tab} base={`/contacts/${userId}`} />}
          {!userId && !searching && (
            <Notice icon={<PeopleRegular />} title={t('contacts.selectTitle')} text={t('contacts.selectText')} />
          )}
        </main>
      )}
    </>
  );
}
