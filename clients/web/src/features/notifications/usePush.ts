import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../auth/useUser';
import { useSettings } from '../../settings';
import { usePermission } from './permission';
import { reachByPush } from './push';
import { leadInTurn } from './tabs';

/** Keeps this browser reachable while the app is closed, as its person wants it; one tab does. */
export function usePush(): void {
  const { id: userId } = useUser();
  const { i18n } = useTranslation();
  const { notifications, push } = useSettings();
  const { permission } = usePermission();
  const wanted = permission === 'granted' && notifications && push !== 'never';
  const language = i18n.language;

  useEffect(() => {
    const stopping = new AbortController();
    leadInTurn(stopping.signal, () => void reachByPush(userId, wanted, language), 'push').catch(() => undefined);
    return () => stopping.abort();
  }, [userId, wanted, language]);
}
