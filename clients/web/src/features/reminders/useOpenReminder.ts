import { useCallback } from 'react';
import type { Reminder } from '../../api/types';
import { snoozeReminder } from './dialog';
import { useOpenMessage } from './useOpenMessage';

/** Goes to the message, and asks there what to do about a reminder that is due. */
export function useOpenReminder(): (reminder: Reminder) => Promise<void> {
  const openMessage = useOpenMessage();
  return useCallback(
    async (reminder) => {
      if (reminder.state === 'due') snoozeReminder(reminder);
      await openMessage(reminder);
    },
    [openMessage],
  );
}
