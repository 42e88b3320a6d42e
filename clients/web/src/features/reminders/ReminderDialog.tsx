import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem';
import { type ReminderOccasion, reminderApi, type Subject } from '../../api/reminder';
import type { Reminder } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { FormDialog } from '../../components/FormDialog';
import { toast } from '../../components/Toasts';
import { useFormats } from '../../i18n/format';
import { newId } from '../../lib/id';
import { browserZone, toField } from '../../lib/wallTime';
import { reminderCache } from '../../realtime/runtime';
import { useSettings } from '../../settings';
import { useContacts } from '../contacts';
import { act } from './change';
import { type Audience, ForField, onlyMe, peopleOf } from './ForField';
import { readPhrase, type Understood } from './phrase';
import styles from './Reminders.module.css';
import { TimeChoice } from './TimeChoice';
import { lastDay, refusalOf, withDay } from './times';
import { useAwaitable } from './useAwaitable';
import { useReminderTime } from './useReminderTime';
import { useReminderWords } from './useReminderWords';
import { mostReminded } from './useWhoSees';

interface ReminderDialogProps {
  subject: Subject;
  /** Who wrote the message. */
  authorId: string;
  /** The open reminder that is changed; null for a new one. */
  reminder: Reminder | null;
  onClose(): void;
}

/** When to be reminded of a message: at a time, or when somebody comes online. Its title always says what is chosen. */
export function ReminderDialog({ subject, authorId, reminder: given, onClose }: ReminderDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [reminder, setReminder] = useState(given);
  const [found, setFound] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = useRef({ key: '', wanted: '' });
  const chosen = useReminderTime(given);
  const { time, now, refusal } = chosen;
  const words = useReminderWords();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const { remindersForOthers } = useSettings();
  const [audience, setAudience] = useState<Audience>(onlyMe);
  const [peopleRefused, setPeopleRefused] = useState<string | null>(null);
  const awaitable = useAwaitable(subject.conversationId, authorId, reminder?.whenOnline ?? null);
  const awaited = chosen.online ? awaitable : null;
  const mayRemindOthers = remindersForOthers === 'on';
  // Nobody waits for themselves to come, and whoever has one keeps that one.
  const without = [awaited?.id, reminder ? userId : undefined];
  const people = mayRemindOthers ? peopleOf(audience, without) : undefined;
  const hasPeople = people === undefined || (people.length > 0 && people.length <= mostReminded);

  function meant({ time: read, hasTimeOfDay }: Understood): Date {
    return hasTimeOfDay ? read : withDay(read, time ?? read);
  }

  async function save(): Promise<'stay' | undefined> {
    setRefused(null);
    setPeopleRefused(null);
    if (awaited) return keepAndSay({ whenOnline: awaited.id }, t('reminders.savedOnline', { name: awaited.name }));
    // What was written a moment ago may not have been read yet.
    const understood = chosen.phrase.trim() === '' ? undefined : await readPhrase(chosen.phrase, new Date());
    if (understood === null) return 'stay';
    const wanted = understood ? meant(understood) : time;
    if (!wanted || refusalOf(wanted, new Date())) return 'stay';
    return keepAndSay(
      { localTime: toField(wanted), timeZone: browserZone(), repeat: chosen.repeat },
      t('reminders.saved', { time: formats.occasion(wanted) }),
    );
  }

  async function keepAndSay(wanted: ReminderOccasion, done: string): Promise<'stay' | undefined> {
    try {
      await keep(wanted);
      toast(people ? t('reminders.savedFor', { count: people.length }) : done);
      return undefined;
    } catch (error) {
      if (await isExplained(error)) return 'stay';
      throw error;
    }
  }

  async function keep(wanted: ReminderOccasion): Promise<void> {
    if (reminder && !people) {
      reminderCache.apply(await reminderApi.change(reminder.id, wanted, reminder.version));
      return;
    }
    // The same for the same wish: what was set without an answer is not set twice.
    const content = JSON.stringify([wanted, people]);
    if (attempt.current.wanted !== content) attempt.current = { key: newId(), wanted: content };
    const own = await reminderApi.create(subject, wanted, attempt.current.key, people);
    if (own) reminderCache.apply(own);
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
    const ofPeople = refusalOfPeople(error);
    if (ofPeople) setPeopleRefused(ofPeople);
    if (error.errors.localTime) setRefused(t('reminders.refused'));
    return ofPeople !== null || error.errors.localTime !== undefined;
  }

  function reset(): void {
    chosen.reset();
    setAudience(onlyMe);
  }

  function refusalOfPeople({ code, errors, extensions }: ApiError): string | null {
    if (errors.for) return t('reminders.forBlind');
    if (code !== 'too_many_for_person') return null;
    const [first] = Array.isArray(extensions.userIds) ? extensions.userIds : [];
    return t('reminders.forFlooded', { name: contacts?.peopleById.get(first)?.displayName ?? t('actions.somebody') });
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
  const timeTitle = time ? t('reminders.title', { time: formats.occasion(time, 'long') }) : t('reminders.titleWithout');
  const title = awaited ? t('reminders.titleOnline', { name: awaited.name }) : timeTitle;

  const forWhom = mayRemindOthers && (
    <ForField subject={subject} audience={audience} onChange={setAudience} refused={peopleRefused} />
  );

  return (
    <FormDialog
      className={styles.dialog}
      title={title}
      action={t('reminders.ok')}
      ready={hasPeople && (awaited !== null || (time !== null && refusal === null))}
      onSubmit={save}
      onClose={onClose}
      others={
        <>
          <Button onClick={reset}>{t('reminders.reset')}</Button>
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
          {t('reminders.exists', { time: words.when(reminder) })}
        </p>
      )}
      {awaitable && (
        <RadioGroup
          layout="horizontal"
          aria-label={t('reminders.occasion')}
          className={styles.occasion}
          value={awaited ? 'online' : 'time'}
          onChange={(_, { value }) => chosen.setOnline(value === 'online')}
        >
          <Radio value="time" label={t('reminders.atTime')} />
          <Radio value="online" label={t('reminders.whenOnline', { name: awaitable.name })} />
        </RadioGroup>
      )}
      {awaited ? (
        <>
          <p className={styles.online}>{t('reminders.onlineHint', { name: awaited.name })}</p>
          {forWhom}
        </>
      ) : (
        <TimeChoice chosen={chosen} meant={meant} why={why}>
          {forWhom}
        </TimeChoice>
      )}
    </FormDialog>
  );
}
