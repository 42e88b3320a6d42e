import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { currentSettings } from '../../settings';
import { useContacts } from '../contacts';
import { toPlainText } from '../markdown';
import { wanted } from '../notifications/permission';
import { playSound } from '../notifications/sound';
import { closeReminders, showReminder } from '../notifications/systemNotifications';
import { leadInTurn, otherTabsAnswered } from '../notifications/tabs';
import { alarmOf } from './attention';
import { Marks } from './marks';
import { type TabWord, Teller } from './teller';

/** After a long absence a handful is shown by the system; the cards and the list have them all. */
const mostAtOnce = 5;

const told = new Marks('reminders.told');

/** Sounds and shows what is due as long as someone is signed in in this tab, and takes down what is due no longer. */
export function useTeller(due: readonly Reminder[], mayTell: readonly Reminder[]): void {
  const { id: userId } = useUser();
  const { t, i18n } = useTranslation();
  const { data: contacts } = useContacts();

  function tell(reminders: readonly Reminder[], { isInFront }: { isInFront: boolean }): void {
    const settings = currentSettings();
    const alarm = alarmOf(settings, isInFront);
    if (alarm.sound) playSound();
    if (!alarm.notify) return;
    wanted.set(true);
    for (const reminder of reminders.slice(-mostAtOnce)) {
      const author = contacts?.peopleById.get(reminder.messageAuthorId)?.displayName;
      const title = author ? t('reminders.notificationOf', { name: author }) : t('reminders.notification');
      const came = nameOf(reminder.whenOnline);
      const text = settings.textInNotifications ? textOf(reminder) : t('reminders.hidden');
      const shown = {
        reminderId: reminder.id,
        dueAt: reminder.dueAt ?? '',
        title: came ? t('reminders.isOnline', { name: came }) : title,
        text,
      };
      void showReminder({ userId, ...shown, language: i18n.language }).then(() => closeReminders(stillDue));
    }
  }

  function nameOf(id: string | null): string | undefined {
    return id === null ? undefined : contacts?.peopleById.get(id)?.displayName;
  }

  function textOf({ message, excerpt }: Reminder): string {
    return message === 'available' ? toPlainText(excerpt ?? '') : t(`reminders.${message}`);
  }

  const present = useRef({ due, mayTell, tell });
  present.current = { due, mayTell, tell };
  const stillDue = (id: string) => present.current.due.some((reminder) => reminder.id === id);
  const teller = useRef<Teller | null>(null);

  useEffect(() => {
    const stopping = new AbortController();
    const channel =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`platform.reminders.${userId}`);
    const one = new Teller({
      due: () => present.current.mayTell,
      told,
      inFront: () => document.visibilityState === 'visible' && document.hasFocus(),
      say: (word) => channel?.postMessage(word),
      patience: otherTabsAnswered,
      tell: (reminders, known) => present.current.tell(reminders, known),
    });
    teller.current = one;
    channel?.addEventListener('message', (event: MessageEvent<TabWord>) => one.heard(event.data));
    leadInTurn(stopping.signal, () => one.lead(), 'reminders').catch(() => undefined);
    return () => {
      stopping.abort();
      channel?.close();
    };
  }, [userId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks when what may be told has changed
  useEffect(() => teller.current?.look(), [mayTell]);

  useEffect(() => {
    void closeReminders((id) => due.some((reminder) => reminder.id === id));
  }, [due]);
}
