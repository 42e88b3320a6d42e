import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { presenceApi } from '../../api/presence';
import { keys } from '../../api/queryClient';
import type { CustomStatus, OwnStatus, PersonPresence } from '../../api/types';
import { people } from '../../realtime/runtime';
import { useMinute } from '../person/useMinute';

/** How someone is seen, as long as the component that asks is on the screen. Undefined until it is known. */
export function usePresence(userId: string | null | undefined): PersonPresence | undefined {
  useEffect(() => (userId ? people.presence.show(userId) : undefined), [userId]);
  return useQuery<PersonPresence>({
    queryKey: keys.presence(userId ?? ''),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** How one chose to be seen oneself, on whatever device. */
export function useOwnStatus(): OwnStatus | undefined {
  return useQuery({ queryKey: keys.ownStatus, queryFn: ({ signal }) => presenceApi.ownStatus(signal) }).data;
}

/** A status ends at its time; nobody says so. */
export function useCurrentStatus(status: CustomStatus | null | undefined): CustomStatus | null {
  const now = useMinute();
  return status && (!status.expiresAt || new Date(status.expiresAt) > now) ? status : null;
}
