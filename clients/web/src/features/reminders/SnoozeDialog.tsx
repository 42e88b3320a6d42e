import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reminderApi } from '../../api/reminder';
import type { Reminder } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { isFuture, TimeField } from '../../components/TimeField';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { browserZone, toField } from '../../lib/wallTime';
import { timeOf as occursAt } from '../../realtime/reminders';
import { reminderCache } from '../../realtime/runtime';
import { focusMessage } from '../conversation/history/showMessage';
import { act } from './change';
import styles from './Reminders.module.css';
import { ReminderText } from './ReminderText';
import { firstTime } from './times';
import { useOpenReminders } from './useReminder';

const offered = [1, 2, 3, 4, 8, 24];
const mostHours = 720;
/** Whoever had the focus before gets it back within a frame, if they are still there. */
const afterReturnMs = 50;

interface SnoozeDialogProps {
  reminder: Reminder;
  onClose(): void;
}

/** What to do about a reminder that is due: pause it for some hours, set a new time, or end it. */
export function SnoozeDialog({ reminder, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [typed, setTyped] = useState('1');
  const [remind, setRemind] = useState(false);
  const [time, setTime] = useState<Date | null>(() => firstTime(new Date()));
  const hours = Number(typed);
  const possible = typed !== '' && Number.isInteger(hours) && hours >= 1 && hours <= mostHours;
  useActedElsewhere(reminder, onClose);
  useMessageAfter(reminder);
  const choices = useRef<HTMLDivElement>(null);
  useFocusKept(choices);

  async function save(): Promise<void> {
    const { id, repeat, version } = reminder;
    const changed = remind
      ? await reminderApi.change(
          id,
          { localTime: toField(time ?? new Date()), timeZone: browserZone(), repeat },
          version,
        )
      : await reminderApi.snooze(id, hours);
    reminderCache.apply(changed);
    toast(t('reminders.snoozed', { time: formats.occasion(occursAt(changed)) }));
  }

  return (
    <FormDialog
      title={t('reminders.snoozeTitle')}
      action={t('reminders.ok')}
      ready={remind ? isFuture(time) : possible}
      onSubmit={save}
      onClose={onClose}
      others={
        <Button
          onClick={() => {
            onClose();
            void act.complete(reminder);
          }}
        >
          {t('reminders.doNotNotify')}
        </Button>
      }
    >
      <blockquote className={styles.excerpt} dir="auto">
        <ReminderText reminder={reminder} />
      </blockquote>
      <fieldset className={styles.pause} disabled={remind}>
        <legend>{t('reminders.pauseFor')}</legend>
        <div ref={choices} className={styles.hours}>
          {offered.map((one) => (
            <Button
              key={one}
              size="small"
              shape="circular"
              disabled={remind}
              aria-pressed={!remind && hours === one}
              className={!remind && hours === one ? styles.chosen : undefined}
              onClick={() => setTyped(String(one))}
            >
              {t('reminders.hours', { count: one })}
            </Button>
          ))}
        </div>
        <Field
          label={t('reminders.hoursField')}
          validationMessage={remind || possible ? undefined : t('reminders.hoursRange', { most: mostHours })}
        >
          <Input
            type="number"
            min={1}
            max={mostHours}
            value={typed}
            disabled={remind}
            onChange={(_, data) => setTyped(data.value)}
          />
        </Field>
      </fieldset>
      <Checkbox
        label={t('reminders.remind')}
        checked={remind}
        onChange={(_, { checked }) => setRemind(checked === true)}
      />
      {remind && <TimeField value={time} onChange={setTime} />}
    </FormDialog>
  );
}

/** Whoever paused or ended it on another device is not asked here any longer. */
function useActedElsewhere({ id, dueAt }: Reminder, onClose: () => void): void {
  const present = useOpenReminders().find((reminder) => reminder.id === id);
  const acted = present?.state !== 'due' || present.dueAt !== dueAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes once, when it has been acted on
  useEffect(() => {
    if (acted) onClose();
  }, [acted]);
}

/** The card that led here is gone when something was done about it: then the message gets the focus, where it is shown. */
function useMessageAfter({ conversationId, seq }: Reminder): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost) focusMessage(conversationId, seq);
      }, afterReturnMs);
    },
    [conversationId, seq],
  );
}

/** The conversation that opens behind the dialog gives the focus to the field where one writes: the dialog takes it back. */
function useFocusKept(choices: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onFocusIn({ target }: FocusEvent): void {
      if (target instanceof HTMLTextAreaElement) choices.current?.querySelector('button')?.focus();
    }
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, [choices]);
}
