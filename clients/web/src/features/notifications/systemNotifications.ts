/** What a notification carries, for the service worker that opens it and for whoever takes it down. */
interface NotificationData {
  conversationId: string;
  seq: number;
}

export interface SystemNotification {
  conversationId: string;
  seq: number;
  title: string;
  text: string;
  language: string;
}

/** One per conversation: a later one stands in the place of the former, and the system shows it anew. */
export async function show({ conversationId, seq, title, text, language }: SystemNotification): Promise<void> {
  const registration = await registered();
  if (!registration || Notification.permission !== 'granted') return;
  const options: NotificationOptions & { renotify: boolean } = {
    body: text,
    tag: conversationId,
    renotify: true,
    icon: '/envelope-192.png',
    badge: '/envelope-192.png',
    lang: language,
    // Sounds are our own, and have a setting of their own.
    silent: true,
    data: { conversationId, seq } satisfies NotificationData,
  };
  await registration.showNotification(title, options).catch(() => undefined);
}

/** Takes down those of which everything was read. */
export async function closeRead(readSeqOf: (conversationId: string) => number): Promise<void> {
  const registration = await registered();
  for (const notification of (await registration?.getNotifications()) ?? []) {
    const data = notification.data as NotificationData | null;
    if (data && data.seq <= readSeqOf(data.conversationId)) notification.close();
  }
}

export function closeAll(): Promise<void> {
  return closeRead(() => Number.POSITIVE_INFINITY);
}

async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  return navigator.serviceWorker.getRegistration().catch(() => undefined);
}
