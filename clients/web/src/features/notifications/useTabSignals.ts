import { useEffect } from 'react';
import { useUser } from '../../auth/useUser';
import { useUnread } from './useUnread';

const usualIcon = '/icon.svg';
const envelopeIcon = '/icon-envelope.svg';

/** What is seen of this tab while another is in front: its title, its icon, and the badge of the installed app. */
export function useTabSignals(): void {
  const { tenant } = useUser();
  const unread = useUnread();
  const messages = unread.reduce((sum, { count }) => sum + count, 0);
  const people = unread.length;

  useEffect(() => {
    document.title = messages > 0 ? `(${messages}) ${tenant.name}` : tenant.name;
    return () => {
      document.title = tenant.name;
    };
  }, [messages, tenant.name]);

  useEffect(() => {
    setIcon(people > 0 ? envelopeIcon : usualIcon);
    setBadge(people);
  }, [people]);

  useEffect(
    () => () => {
      setIcon(usualIcon);
      setBadge(0);
    },
    [],
  );
}

function setIcon(address: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link && link.getAttribute('href') !== address) link.href = address;
}

/** Only an installed app has a place for it; elsewhere the browser refuses or does nothing. */
function setBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  done.catch(() => undefined);
}
