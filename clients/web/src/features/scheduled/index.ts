export { ScheduledStrip } from './ScheduledStrip';
export { SendLater } from './SendLater';
