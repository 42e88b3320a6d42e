import { SearchRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUser } from '../../auth/useUser';
import { Brand } from '../../components/Brand';
import { Envelope } from '../notifications';
import { AccountMenu } from './AccountMenu';
import styles from './TopBar.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const jumpKeys = isMac ? '⌘K' : 'Ctrl K';

export function TopBar({ onJump }: { onJump(): void }) {
  const { t } = useTranslation();
  const { tenant } = useUser();
  return (
    <header className={styles.bar}>
      <Link to="/chats" className={styles.brand}>
        <Brand />
        <span>{tenant.name}</span>
      </Link>
      <button type="button" className={styles.jump} onClick={onJump} aria-keyshortcuts="Control+K">
        <SearchRegular aria-hidden="true" />
        <span className={styles.jumpText}>{t('jump.open')}</span>
        <kbd>{jumpKeys}</kbd>
      </button>
      <div className={styles.end}>
        <Envelope />
        <AccountMenu />
      </div>
    </header>
  );
}
