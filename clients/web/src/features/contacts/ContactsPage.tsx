import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular, PeopleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Notice } from '../../components/Notice';
import { useLayout } from '../../lib/layout';
import { PersonCard } from '../person';
import { ContactList } from './ContactList';
import styles from './ContactsPage.module.css';

export function ContactsPage() {
  const { t } = useTranslation();
  const { userId } = useParams();
  const navigate = useNavigate();
  const narrow = useLayout() === 'narrow';
  return (
    <>
      {!narrow && <ContactList selectedId={userId} />}
      {narrow && !userId && (
        <main className={styles.only}>
          <ContactList selectedId={userId} />
        </main>
      )}
      {(!narrow || userId) && (
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
          {userId ? (
            <div className={styles.card}>
              <PersonCard key={userId} personId={userId} withChat />
            </div>
          ) : (
            <Notice icon={<PeopleRegular />} title={t('contacts.selectTitle')} text={t('contacts.selectText')} />
          )}
        </main>
      )}
    </>
  );
}
