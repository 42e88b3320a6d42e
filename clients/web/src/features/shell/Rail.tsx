import {
  bundleIcon,
  ChatFilled,
  ChatRegular,
  ClockAlarmFilled,
  ClockAlarmRegular,
  PeopleFilled,
  PeopleRegular,
  SettingsFilled,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { CountBadge } from '../../components/CountBadge';
import { useUnread } from '../notifications';
import { useDueReminders } from '../reminders';
import styles from './Rail.module.css';

const ChatIcon = bundleIcon(ChatFilled, ChatRegular);
const PeopleIcon = bundleIcon(PeopleFilled, PeopleRegular);
const ReminderIcon = bundleIcon(ClockAlarmFilled, ClockAlarmRegular);
const SettingsIcon = bundleIcon(SettingsFilled, SettingsRegular);

export function Rail() {
  const { t } = useTranslation();
  const unread = useUnread().reduce((sum, { count }) => sum + count, 0);
  const due = useDueReminders().length;
  const items = [
    { to: '/chats', text: t('nav.chats'), Icon: ChatIcon, count: unread, label: t('nav.unread', { count: unread }) },
    { to: '/contacts', text: t('nav.contacts'), Icon: PeopleIcon },
    { to: '/reminders', text: t('nav.reminders'), Icon: ReminderIcon, count: due, label: t('nav.due', { count: due }) },
    { to: '/settings', text: t('nav.settings'), Icon: SettingsIcon, last: true },
  ];
  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      {items.map(({ to, text, Icon, count = 0, label, last }) => (
        <NavLink key={to} to={to} className={`${styles.item} ${last ? styles.last : ''}`}>
          {({ isActive }) => (
            <>
              <Icon className={styles.icon} filled={isActive} aria-hidden="true" />
              {text}
              <CountBadge count={count} label={label} size="small" className={styles.count} />
            </>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
