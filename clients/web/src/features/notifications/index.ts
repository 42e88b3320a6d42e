export { Envelope } from './Envelope';
export { NotificationCenter } from './NotificationCenter';
export { useUnread } from './useUnread';
