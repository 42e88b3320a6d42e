import { useStore } from '../../lib/store';
import { closeDialog, openDialog } from './dialog';
import { HistoryDialog } from './HistoryDialog';
import { ReminderDialog } from './ReminderDialog';
import { SnoozeDialog } from './SnoozeDialog';

/** The dialog about a reminder that is open; one at a time. */
export function ReminderDialogs() {
  const open = useStore(openDialog);
  if (!open) return null;
  if (open.kind === 'snooze')
    return <SnoozeDialog key={open.reminder.id} reminder={open.reminder} onClose={closeDialog} />;
  if (open.kind === 'history') return <HistoryDialog reminder={open.reminder} onClose={closeDialog} />;
  const { subject, authorId, reminder } = open;
  return <ReminderDialog subject={subject} authorId={authorId} reminder={reminder} onClose={closeDialog} />;
}
