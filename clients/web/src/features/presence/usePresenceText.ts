import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LastClient, PersonPresence } from '../../api/types';
import { type Formats, useFormats } from '../../i18n/format';
import { useMinute } from '../person/useMinute';
import { describeClient } from '../settings/client';

/** "Online", or "Last seen 5 min ago". */
export function usePresenceText(presence: PersonPresence | undefined): string {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useMinute();
  if (!presence) return '';
  if (presence.state !== 'offline') return t(`presence.states.${presence.state}`);
  return presence.lastSeenAt
    ? t('presence.lastSeen', { ago: formats.ago(presence.lastSeenAt, now) })
    : t('presence.states.offline');
}

/** "Web 1.4.0, Chrome on Windows, 2 min ago". */
export function clientText(client: LastClient, t: TFunction, formats: Formats, now: Date): string {
  const known = describeClient(client.platform);
  const platform = known ? t('settings.clientOn', { browser: known.browser, system: known.system }) : client.platform;
  const name = [client.name, client.version].filter(Boolean).join(' ');
  return [name, platform, formats.ago(client.usedAt, now)].filter(Boolean).join(', ');
}
