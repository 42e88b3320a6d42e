import { Button, Field, Input, Select } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem';
import { type ReminderTime, reminderApi, type Subject } from '../../api/reminder';
import { type Reminder, type Repeat, repeats } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { newId } from '../../lib/id';
import { browserZone, toField } from '../../lib/wallTime';
import { timeOf as occursAt } from '../../realtime/reminders';
import { reminderCache } from '../../realtime/runtime';
import { act } from './change';
import { PhraseField } from './PhraseField';
import { readPhrase, type Understood } from './phrase';
import styles from './Reminders.module.css';
import { lastDay, presets, presetTime, refusalOf, withDay } from './times';
import { useReminderTime } from './useReminderTime';

const DayCalendar = lazy(() => import('../../components/DayCalendar'));

interface ReminderDialogProps {
  subject: Subject;
  /** The open reminder that is changed; null for a new one. */
  reminder: Reminder | null;
  onClose(): void;
}

/** When to be reminded of a message. Its title always says what is chosen. */
export function ReminderDialog({ subject, reminder: given, onClose }: ReminderDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [reminder, setReminder] = useState(given);
  const [found, setFound] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = useRef({ key: '', wanted: '' });
  const chosen = useReminderTime(given);
  const { time, now, refusal } = chosen;

  function meant({ time: read, hasTimeOfDay }: Understood): Date {
    return hasTimeOfDay ? read : withDay(read, time ?? read);
  }

  async function save(): Promise<'stay' | undefined> {
    setRefused(null);
    // What was written a moment ago may not have been read yet.
    const understood = chosen.phrase.trim() === '' ? undefined : await readPhrase(chosen.phrase, new Date());
    if (understood === null) return 'stay';
    const wanted = understood ? meant(understood) : time;
    if (!wanted || refusalOf(wanted, new Date())) return 'stay';
    try {
      await keep({ localTime: toField(wanted), timeZone: browserZone(), repeat: chosen.repeat });
      toast(t('reminders.saved', { time: formats.occasion(wanted) }));
      return undefined;
    } catch (error) {
      if (await isExplained(error)) return 'stay';
      throw error;
    }
  }

  async function keep(wanted: ReminderTime): Promise<void> {
    if (reminder) {
      reminderCache.apply(await reminderApi.change(reminder.id, wanted, reminder.version));
      return;
    }
    // The same for the same wish: what was set without an answer is not set twice.
    const content = JSON.stringify(wanted);
    if (attempt.current.wanted !== content) attempt.current = { key: newId(), wanted: content };
    reminderCache.apply(await reminderApi.create(subject, wanted, attempt.current.key));
  }

  /** The dialog stays with what was chosen, and says at its place why that could not be. */
  async function isExplained(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiError)) return false;
    if (error.code === 'reminder_exists' && typeof error.extensions.reminderId === 'string')
      return goOnWith(error.extensions.reminderId, true);
    if (error.code === 'changed_meanwhile' && reminder) {
      await goOnWith(reminder.id, false);
      return false;
    }
    if (error.errors.localTime) setRefused(t('reminders.refused'));
    return error.errors.localTime !== undefined;
  }

  async function goOnWith(id: string, isFound: boolean): Promise<boolean> {
    const present = await reminderCache.load(id);
    if (!present) return false;
    setReminder(present);
    setFound(isFound);
    chosen.beginWith(present);
    return true;
  }

  const why = refusal
    ? t(`reminders.${refusal}`, { now: formats.occasion(now), day: formats.occasion(lastDay(now)) })
    : refused;
  const title = time ? t('reminders.title', { time: formats.occasion(time, 'long') }) : t('reminders.titleWithout');

  return (
    <FormDialog
      className={styles.dialog}
      title={title}
      action={t('reminders.ok')}
      ready={time !== null && refusal === null}
      onSubmit={save}
      onClose={onClose}
      others={
        <>
          <Button onClick={chosen.reset}>{t('reminders.reset')}</Button>
          {reminder && (
            <Button
              onClick={() => {
                onClose();
                void act.complete(reminder);
              }}
            >
              {t('reminders.doNotNotify')}
            </Button>
          )}
        </>
      }
    >
      {found && reminder && (
        <p role="status" className={styles.found}>
          {t('reminders.exists', { time: formats.occasion(occursAt(reminder)) })}
        </p>
      )}
      <fieldset className={styles.presets} aria-label={t('reminders.presets')}>
        {presets.map((preset) => (
          <Button
            key={preset}
            size="small"
            onClick={() => chosen.setTime(presetTime(preset, time ?? now, new Date()))}
            data-testid={`preset-${preset}`}
          >
            {t(`reminders.preset.${preset}`)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.columns}>
        <div className={styles.fields}>
          <PhraseField
            value={chosen.phrase}
            onChange={chosen.setPhrase}
            timeOf={meant}
            onRead={(read) => chosen.setTime(read, chosen.phrase)}
          />
          <Field label={t('reminders.time')} validationMessage={why} required>
            <Input type="time" value={chosen.clock} onChange={(_, data) => chosen.setClock(data.value)} />
          </Field>
          <Field label={t('reminders.repeat')}>
            <Select value={chosen.repeat} onChange={(_, { value }) => chosen.setRepeat(value as Repeat)}>
              {repeats.map((repeat) => (
                <option key={repeat} value={repeat}>
                  {t(`reminders.repeats.${repeat}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <div className={styles.calendar}>
          <Suspense fallback={<div className={styles.loading} />}>
            <DayCalendar
              // The month that is shown follows a day that is chosen elsewhere.
              key={`${chosen.day.getFullYear()}-${chosen.day.getMonth()}`}
              value={chosen.day}
              minDate={now}
              maxDate={lastDay(now)}
              onChoose={chosen.setDay}
            />
          </Suspense>
        </div>
      </div>
    </FormDialog>
  );
}
