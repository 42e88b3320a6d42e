import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { PermissionBar } from './PermissionBar';
import { useClearing, useNotifier } from './useNotifier';
import { usePush } from './usePush';
import { useTabSignals } from './useTabSignals';

/** Everything that draws attention to new messages, as long as someone is signed in. */
export function NotificationCenter() {
  useNotifier();
  useClearing();
  useTabSignals();
  useOpening();
  usePush();
  return <PermissionBar />;
}

/** A click on a notification: the service worker chose this tab to show the conversation. */
function useOpening(): void {
  const navigate = useNavigate();
  useEffect(() => {
    function onMessage({ data }: MessageEvent): void {
      if (data?.kind === 'open' && typeof data.path === 'string') navigate(data.path);
    }
    navigator.serviceWorker?.addEventListener('message', onMessage);
    return () => navigator.serviceWorker?.removeEventListener('message', onMessage);
  }, [navigate]);
}
