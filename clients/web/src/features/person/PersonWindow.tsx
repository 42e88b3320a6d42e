import { DocumentRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/problem';
import { useUser } from '../../auth/useUser';
import { Notice } from '../../components/Notice';
import { SkeletonRows } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { useLayout } from '../../lib/layout';
import { usePerson } from '../contacts/useContacts';
import { PersonAvatar, PresenceLines } from '../presence';
import { PersonActions } from './PersonActions';
import { PersonChat } from './PersonChat';
import { PersonInformation } from './PersonInformation';
import styles from './PersonPage.module.css';
import { personQuery } from './personQuery';

interface PersonWindowProps {
  personId: string;
  /** The chosen tab; Information when it is none of them. */
  tab: string | undefined;
  /** The address that a tab's name is added to. */
  base: string;
}

/** Everything about a person: who they are, what one writes with them, what was shared. */
export function PersonWindow({ personId, tab, base }: PersonWindowProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const narrow = useLayout() === 'narrow';
  const summary = usePerson(personId);
  const { data: person, error, refetch } = useQuery(personQuery(personId));
  const known = person ?? summary;

  if (error && !person) {
    const gone = error instanceof ApiError && error.status === 404;
    return (
      <Notice
        role="alert"
        title={t(gone ? 'person.notFound' : 'person.failed')}
        action={
          gone
            ? { label: t('chats.openContacts'), onClick: () => navigate('/contacts') }
            : { label: t('error.retry'), onClick: () => void refetch() }
        }
      />
    );
  }
  if (!known) return <SkeletonRows count={3} />;

  const information = (
    <div className={styles.content}>{person ? <PersonInformation person={person} /> : <SkeletonRows count={3} />}</div>
  );
  const files = (
    <Notice
      icon={<DocumentRegular />}
      title={t('person.noFiles')}
      text={t('person.noFilesText', { name: known.displayName })}
    />
  );
  const withOther =
    personId === userId
      ? []
      : [
          {
            key: 'chat',
            title: t('person.chat'),
            content: <PersonChat personId={personId} name={known.displayName} />,
          },
          { key: 'files', title: t('person.files'), content: files },
        ];
  const tabs = [{ key: 'information', title: t('person.information'), content: information }, ...withOther];
  const chosen = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <article
      className={styles.window}
      aria-label={t('person.panel', { name: known.displayName })}
      data-tab={chosen?.key}
    >
      <header className={styles.head}>
        <PersonAvatar
          id={known.id}
          name={known.displayName}
          photoUrl={known.photoUrl}
          size={narrow && chosen?.key === 'chat' ? 'medium' : 'large'}
        />
        <div className={styles.who}>
          <h1 dir="auto">{known.displayName}</h1>
          <p dir="auto">{[known.position, person?.unitPath.at(-1)].filter(Boolean).join(' · ')}</p>
          <PresenceLines userId={known.id} beside />
          {!known.isActive && <p className={styles.inactive}>{t('contacts.inactive')}</p>}
        </div>
        <PersonActions person={known} />
      </header>
      <Tabs
        fill
        label={t('person.tabs')}
        tabs={tabs}
        chosenKey={chosen?.key}
        onChoose={(key) => navigate(key === 'information' ? base : `${base}/${key}`, { replace: true })}
      />
    </article>
  );
}
