// Keeps the application shell, so that the app opens without a network. Built files only: never the API, a photo or
// anything else that belongs to a signed-in person.
const cacheName = 'shell-__VERSION__';
const assets = __ASSETS__;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(['/', ...assets]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
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

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path, conversationId } = event.notification.data;
  event.waitUntil(open(path ?? `/chats/${conversationId}`));
});

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
