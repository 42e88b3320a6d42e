import { pushApi } from '../../api/push';
import { readText, writeText } from '../../lib/preferences';
import { createStore } from '../../lib/store';

/**
 * Whether this browser is told while the app is closed in it. `unsupported`: it cannot be; `unavailable`: this installation sends
 * nothing, or the browser's push service did not answer.
 */
export type PushReach = 'off' | 'on' | 'unsupported' | 'unavailable';

export const pushReach = createStore<PushReach>('off');

/** Who subscribed in this browser last: for somebody else it gets another address, at which nobody before is reached. */
const subscriber = 'push.user';

/** Makes this browser be told, or no longer; the latest call holds. */
export function reachByPush(userId: string, wanted: boolean, language: string): Promise<void> {
  const run = latest
    .then(() => change(userId, wanted, language))
    .then(pushReach.set, () => pushReach.set('unavailable'));
  latest = run;
  return run;
}

let latest: Promise<void> = Promise.resolve();

async function change(userId: string, wanted: boolean, language: string): Promise<PushReach> {
  if (!('serviceWorker' in navigator) || typeof PushManager === 'undefined') return 'unsupported';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return 'unsupported';
  return wanted
    ? await subscribe(await navigator.serviceWorker.ready, userId, language)
    : await unsubscribe(registration);
}

async function subscribe(
  { pushManager }: ServiceWorkerRegistration,
  userId: string,
  language: string,
): Promise<PushReach> {
  const { publicKey } = await pushApi.state();
  if (!publicKey) return 'unavailable';
  const former = await pushManager.getSubscription();
  const isOurs = former && readText(subscriber) === userId && keyOf(former) === publicKey;
  if (former && !isOurs) await former.unsubscribe();
  const subscription =
    former && isOurs ? former : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  await pushApi.subscribe({
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
    language,
  });
  writeText(subscriber, userId);
  return 'on';
}

async function unsubscribe({ pushManager }: ServiceWorkerRegistration): Promise<PushReach> {
  const subscription = await pushManager.getSubscription();
  if (!subscription) return 'off';
  await pushApi.unsubscribe();
  await subscription.unsubscribe();
  return 'off';
}

/** In base64url, as the server writes it. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
