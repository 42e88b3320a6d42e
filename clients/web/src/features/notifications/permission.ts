import { createStore, useStore } from '../../lib/store';

/** What this browser lets us show: `unsupported` also where the page came over plain HTTP from another machine. */
export type Permission = NotificationPermission | 'unsupported';

function read(): Permission {
  const possible = typeof Notification !== 'undefined' && 'serviceWorker' in navigator && window.isSecureContext;
  return possible ? Notification.permission : 'unsupported';
}

export const permission = createStore<Permission>(read());

/** A message came for which a notification was due: the moment to offer them. */
export const wanted = createStore(false);

// People also change it in the browser's own settings, beside or behind this page.
window.addEventListener('focus', () => permission.set(read()));

/** Opens the browser's question. Only ever upon a click: browsers punish pages that ask by themselves. */
async function ask(): Promise<void> {
  if (read() === 'default') await Notification.requestPermission();
  permission.set(read());
}

export function usePermission(): { permission: Permission; ask(): Promise<void> } {
  return { permission: useStore(permission), ask };
}
