import { Button } from '@fluentui/react-components';
import { ClockAlarmRegular, DismissRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type MouseEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { act } from './change';
import { snoozeReminder } from './dialog';
import { ReminderAbout } from './ReminderAbout';
import styles from './ReminderCards.module.css';
import { useOpenReminder } from './useOpenReminder';
import { useReminderWords } from './useReminderWords';

/** A reminder that is due. It is announced, and does not take the focus from what one is at. */
export function ReminderCard({ reminder, onHide }: { reminder: Reminder; onHide(): void }) {
  const { t } = useTranslation();
  const words = useReminderWords();
  const open = useOpenReminder();
  const id = useId();

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return;
    event.preventDefault();
    void open(reminder);
  }

  function openUnlessOnButton(event: MouseEvent): void {
    if (event.target instanceof Element && !event.target.closest('button')) void open(reminder);
  }

  return (
    <div
      role="alertdialog"
      aria-modal={false}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter opens it
      tabIndex={0}
      title={t('reminders.cardHint')}
      className={styles.card}
      data-testid="reminder-card"
      onClick={(event) => isByFinger(event) && openUnlessOnButton(event)}
      onDoubleClick={openUnlessOnButton}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <ClockAlarmRegular aria-hidden="true" />
        <strong id={`${id}title`}>{words.title(reminder)}</strong>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('reminders.hide')}
          onClick={onHide}
        />
      </div>
      <div id={`${id}text`}>
        <ReminderAbout reminder={reminder} />
      </div>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={() => snoozeReminder(reminder)}>
          {t('reminders.snooze')}
        </Button>
        {reminder.repeat !== 'never' && (
          <Button size="small" onClick={() => void act.dismiss(reminder)}>
            {t('reminders.seen')}
          </Button>
        )}
        <Button size="small" onClick={() => void act.complete(reminder)}>
          {t('reminders.doNotNotify')}
        </Button>
      </div>
    </div>
  );
}

/** A finger taps once where a mouse clicks twice. */
function isByFinger({ nativeEvent }: MouseEvent): boolean {
  return 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';
}
