import { claimTelling, inTurn } from './once';

/** What a notification carries, for the service worker that opens it and for whoever takes it down. */
type NotificationData = { conversationId: string; seq: number } | { reminderId: string; path: string };

interface Shown {
  /** Whom it is for. */
  userId: string;
  title: string;
  text: string;
  language: string;
}

export interface SystemNotification extends Shown {
  conversationId: string;
  seq: number;
}

export interface ReminderNotification extends Shown {
  reminderId: string;
  dueAt: string;
}

/** One per conversation: a later one stands in the place of the former, and the system shows it anew. */
export function show({ conversationId, seq, ...shown }: SystemNotification): Promise<void> {
  return draw(conversationId, seq, shown, { conversationId, seq });
}

/** One per reminder; it leads to the message. */
export function showReminder({ reminderId, dueAt, ...shown }: ReminderNotification): Promise<void> {
  return draw(`reminder-${reminderId}`, Date.parse(dueAt), shown, { reminderId, path: `/reminders/${reminderId}` });
}

/** Takes down those of which everything was read. */
export function closeRead(readSeqOf: (conversationId: string) => number): Promise<void> {
  return closeThose((data) => 'seq' in data && data.seq <= readSeqOf(data.conversationId));
}

/** Takes down those of reminders that are not due any longer. */
export function closeReminders(isDue: (reminderId: string) => boolean): Promise<void> {
  return closeThose((data) => 'reminderId' in data && !isDue(data.reminderId));
}

export function closeAll(): Promise<void> {
  return closeThose(() => true);
}

/** Once up to this number, whichever part of the browser it is. */
async function draw(tag: string, upTo: number, shown: Shown, data: NotificationData): Promise<void> {
  const { userId, title, text, language } = shown;
  const registration = await registered();
  if (!registration || Notification.permission !== 'granted') return;
  const options: NotificationOptions & { renotify: boolean } = {
    body: text,
    tag,
    renotify: true,
    icon: '/envelope-192.png',
    badge: '/envelope-192.png',
    lang: language,
    // Sounds are our own, and have a setting of their own.
    silent: true,
    data,
  };
  await inTurn(async () => {
    // A storage that is full is no reason to be silent.
    if (await claimTelling(userId, tag, upTo).catch(() => true))
      await registration.showNotification(title, options).catch(() => undefined);
  });
}

async function closeThose(isOver: (data: NotificationData) => boolean): Promise<void> {
  const registration = await registered();
  if (!registration) return;
  await inTurn(async () => {
    for (const notification of await registration.getNotifications()) {
      const data = notification.data as NotificationData | null;
      if (data && isOver(data)) notification.close();
    }
  });
}

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  return navigator.serviceWorker.getRegistration().catch(() => undefined);
}
