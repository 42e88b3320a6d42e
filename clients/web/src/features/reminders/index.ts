export { remindOf } from './dialog';
export { ReminderCenter } from './ReminderCenter';
export { ReminderMark } from './ReminderMark';
export { useDueReminders, useReminderOf } from './useReminder';
