import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowRepeatAllRegular,
  DeleteRegular,
  EditRegular,
  HistoryRegular,
  MoreHorizontalRegular,
  OpenRegular,
  SnoozeRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { isWaiting, timeOf } from '../../realtime/reminders';
import { useContacts } from '../contacts';
import { act } from './change';
import { changeReminder, showHistory } from './dialog';
import { ReminderAbout } from './ReminderAbout';
import styles from './RemindersPage.module.css';
import { useOpenMessage } from './useOpenMessage';
import { useReminderWords } from './useReminderWords';

const pauses = [1, 3, 8, 24];

/** A reminder in the list: when, of what, and what can be done about it. */
export function ReminderItem({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const words = useReminderWords();
  const openMessage = useOpenMessage();
  const { state, repeat, message } = reminder;
  const time = timeOf(reminder);
  return (
    <li className={styles.item} data-testid="reminder" data-state={state}>
      <div className={styles.about}>
        <div className={styles.when}>
          {isWaiting(reminder) ? words.when(reminder) : <time dateTime={time}>{words.when(reminder)}</time>}
          <NotComing reminder={reminder} />
          {repeat !== 'never' && (
            <span className={styles.repeat}>
              <ArrowRepeatAllRegular aria-hidden="true" />
              {t(`reminders.repeats.${repeat}`)}
            </span>
          )}
        </div>
        <ReminderAbout reminder={reminder} />
      </div>
      <div className={styles.actions}>
        {message !== 'unavailable' && (
          <Button size="small" icon={<OpenRegular />} onClick={() => void openMessage(reminder)}>
            {t('reminders.show')}
          </Button>
        )}
        {state !== 'done' && <SnoozeMenu reminder={reminder} />}
        <Button size="small" icon={<EditRegular />} onClick={() => changeReminder(reminder)}>
          {t(state === 'done' ? 'reminders.again' : 'reminders.change')}
        </Button>
        <MoreMenu reminder={reminder} />
      </div>
    </li>
  );
}

/** Whoever is deactivated does not come, unless they are let in again: then it is as before. */
function NotComing({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const { data: contacts } = useContacts();
  if (!contacts || !reminder.whenOnline || !isWaiting(reminder)) return null;
  if (contacts.peopleById.get(reminder.whenOnline)?.isActive) return null;
  return <span className={styles.repeat}>{t('reminders.notComing')}</span>;
}

function SnoozeMenu({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<SnoozeRegular />}>
          {t('reminders.snooze')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {pauses.map((hours) => (
            <MenuItem key={hours} onClick={() => void act.snooze(reminder, hours)}>
              {t('reminders.hours', { count: hours })}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function MoreMenu({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const { state } = reminder;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('reminders.moreActions')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {state === 'due' && <MenuItem onClick={() => void act.dismiss(reminder)}>{t('reminders.seen')}</MenuItem>}
          {state !== 'done' && (
            <MenuItem onClick={() => void act.complete(reminder)}>{t('reminders.doNotNotify')}</MenuItem>
          )}
          <MenuItem icon={<HistoryRegular />} onClick={() => showHistory(reminder)}>
            {t('reminders.history')}
          </MenuItem>
          <MenuItem icon={<DeleteRegular />} onClick={() => void act.remove(reminder)}>
            {t('reminders.delete')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
