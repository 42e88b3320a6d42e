import type { Me } from '../api/types';
import { useStore } from '../lib/store';
import { session } from './session';

/** The signed-in person; only below the routes that require one. */
export function useUser(): Me {
  const state = useStore(session);
  if (state.status !== 'signedIn') throw new Error('useUser needs a signed-in person');
  return state.user;
}
