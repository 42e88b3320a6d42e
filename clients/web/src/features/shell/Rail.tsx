import {
  bundleIcon,
  ChatFilled,
  ChatRegular,
  PeopleFilled,
  PeopleRegular,
  SettingsFilled,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { CountBadge } from '../../components/CountBadge';
import { useUnread } from '../notifications';
import styles from './Rail.module.css';

const ChatIcon = bundleIcon(ChatFilled, ChatRegular);
const PeopleIcon = bundleIcon(PeopleFilled, PeopleRegular);
const SettingsIcon = bundleIcon(SettingsFilled, SettingsRegular);

export function Rail() {
  const { t } = useTranslation();
  const unread = useUnread().reduce((sum, { count }) => sum + count, 0);
  const items = [
    { to: '/chats', text: t('nav.chats'), Icon: ChatIcon, count: unread },
    { to: '/contacts', text: t('nav.contacts'), Icon: PeopleIcon, count: 0 },
    { to: '/settings', text: t('nav.settings'), Icon: SettingsIcon, count: 0, last: true },
  ];
  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      {items.map(({ to, text, Icon, count, last }) => (
        <NavLink key={to} to={to} className={`${styles.item} ${last ? styles.last : ''}`}>
          {({ isActive }) => (
            <>
              <Icon className={styles.icon} filled={isActive} aria-hidden="true" />
              {text}
              <CountBadge count={count} label={t('nav.unread', { count })} size="small" className={styles.count} />
            </>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
