import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useLayout } from '../../lib/layout';
import styles from './PersonPage.module.css';
import { PersonWindow } from './PersonWindow';

/** A person by their address. */
export function PersonPage() {
  const { t } = useTranslation();
  const { userId = '', tab } = useParams();
  const navigate = useNavigate();
  const narrow = useLayout() === 'narrow';
  return (
    <main className={styles.page}>
      {narrow && (
        <div className={styles.back}>
          <Button
            appearance="subtle"
            icon={<ArrowLeftRegular className={styles.mirrored} />}
            aria-label={t('nav.back')}
            onClick={() => (cameFromHere() ? navigate(-1) : navigate('/contacts'))}
          />
        </div>
      )}
      <PersonWindow key={userId} personId={userId} tab={tab} base={`/people/${userId}`} />
    </main>
  );
}

/** The router counts its own entries in the history; an address that was typed or followed from outside is the first. */
function cameFromHere(): boolean {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'idx' in state && Number(state.idx) > 0;
}
