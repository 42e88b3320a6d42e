import { useMemo } from 'react';
import { useStore } from '../../lib/store';
import { useNow } from '../../lib/useNow';
import { useSettings } from '../../settings';
import { useOwnStatus } from '../presence';
import { isHeld, shownOf } from './attention';
import { Marks } from './marks';
import { ReminderCards } from './ReminderCards';
import { useDueReminders } from './useReminder';
import { useTeller } from './useTeller';

const lookAgainMs = 15_000;
const nothing: readonly never[] = [];

/** What was put away in this browser without doing anything about it: it stays in the list. */
const hidden = new Marks('reminders.hidden');

/** Everything that draws attention to reminders that are due, as long as someone is signed in. */
export function ReminderCenter() {
  const due = useDueReminders();
  const settings = useSettings();
  const doNotDisturb = useOwnStatus()?.mode === 'doNotDisturb';
  const putAway = useStore(hidden.present);
  const now = useNow(due.length > 0 ? lookAgainMs : null);
  const held = isHeld({ settings, doNotDisturb, now });
  const shown = useMemo(() => shownOf(due, putAway, held), [due, putAway, held]);
  useTeller(due, held ? nothing : due);
  return <ReminderCards reminders={shown} onHide={(reminder) => hidden.add(reminder)} />;
}
