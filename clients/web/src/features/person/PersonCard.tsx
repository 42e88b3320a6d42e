import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { useLayout } from '../../lib/layout';
import { usePerson } from '../contacts/useContacts';
import { PersonAvatar, PresenceLines } from '../presence';
import styles from './Person.module.css';
import { PersonActions } from './PersonActions';
import { PersonInformation } from './PersonInformation';
import { personQuery } from './personQuery';

/** Photo, name, position, what can be done, and the Information tab. */
export function PersonCard({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const Heading = useLayout() === 'narrow' ? 'h1' : 'h2';
  const summary = usePerson(personId);
  const { data: person, isError, refetch } = useQuery(personQuery(personId));
  const known = person ?? summary;

  if (isError && !person) {
    return (
      <Notice
        role="alert"
        title={t('person.failed')}
        action={{ label: t('error.retry'), onClick: () => void refetch() }}
      />
    );
  }
  if (!known) return <SkeletonRows count={3} />;

  const unit = person?.unitPath.at(-1);
  return (
    <div className={styles.card}>
      <PersonAvatar id={known.id} name={known.displayName} photoUrl={known.photoUrl} size="large" />
      <PresenceLines userId={known.id} />
      <Heading className={styles.name} dir="auto">
        {known.displayName}
      </Heading>
      <p className={styles.position} dir="auto">
        {[known.position, unit].filter(Boolean).join(' · ')}
      </p>
      {!known.isActive && <p className={styles.inactive}>{t('contacts.inactive')}</p>}
      <div className={styles.buttons}>
        <PersonActions person={known} inConversation />
      </div>
      <Tabs
        label={t('person.tabs')}
        tabs={[
          {
            key: 'information',
            title: t('person.information'),
            content: person ? <PersonInformation person={person} /> : <SkeletonRows count={3} />,
          },
        ]}
      />
    </div>
  );
}
