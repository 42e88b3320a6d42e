import { claimTelling, inTurn } from './features/notifications/once';

// Keeps the application shell, so that the app opens without a network. Built files only: never the API, a photo or
// anything else that belongs to a signed-in person.
const shellName = `shell-${__VERSION__}`;
const assets = __ASSETS__;

/** A server that is slower than this is not asked any longer whether something is still news. */
const askingMs = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shellName)
      .then((cache) => cache.addAll(['/', ...assets]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const isFormer = (name) => name.startsWith('shell-') && name !== shellName;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isFormer).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;

  if (request.mode === 'navigate') {
    if (/^\/(?:api|hubs|docs|openapi|health)(?:\/|$)/.test(url.pathname)) return;
    // The network first: a new release is seen at once, the kept page only when nothing answers.
    event.respondWith(fetch(request).catch(() => caches.match('/').then((page) => page ?? Response.error())));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

self.addEventListener('push', (event) => {
  const push = event.data.json();
  event.waitUntil(isStillNews(push.ticket).then((isNews) => inTurn(() => tell(push, isNews))));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path, conversationId } = event.notification.data;
  event.waitUntil(open(path ?? `/chats/${conversationId}`));
});

/**
 * Shows what the server says while no tab does. What was read elsewhere on the way, or told here by a tab, is taken down as soon as it
 * stands there: browsers take the permission away from whoever gets a push and shows nothing.
 */
async function tell(push, isWorthTelling) {
  const { userId, conversationId, seq, reminderId, dueAt, title, text, language, isSilent } = push;
  const subject = reminderId ? `reminder-${reminderId}` : conversationId;
  const data = reminderId ? { reminderId, path: `/reminders/${reminderId}` } : { conversationId, seq };
  const upTo = reminderId ? Date.parse(dueAt) : seq;
  // A storage that is full is no reason to be silent.
  const isNews = isWorthTelling && (await claimTelling(userId, subject, upTo).catch(() => true));
  const tag = isNews ? subject : 'over';
  await self.registration.showNotification(title, {
    body: isNews ? text : '',
    tag,
    renotify: isNews,
    icon: '/envelope-192.png',
    badge: '/envelope-192.png',
    lang: language,
    silent: isSilent || !isNews,
    data,
  });
  if (!isNews) for (const notification of await self.registration.getNotifications({ tag })) notification.close();
}

/** Without an answer it is: better told twice than never. */
async function isStillNews(ticket) {
  try {
    const answer = await fetch('/api/chat/v1/push/arrivals', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ticket }),
      credentials: 'omit',
      signal: AbortSignal.timeout(askingMs),
    });
    return !answer.ok || (await answer.json()).isNews;
  } catch {
    return true;
  }
}

// The tab that was used last shows it; without one a new one does.
async function open(path) {
  const [tab] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!tab) {
    await self.clients.openWindow(path);
    return;
  }
  tab.postMessage({ kind: 'open', path });
  // Refused where the click was long ago: it is shown there all the same.
  await tab.focus().catch(() => undefined);
}
