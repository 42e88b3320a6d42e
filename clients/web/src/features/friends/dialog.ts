import type { FriendGroup } from '../../api/types';
import { createStore } from '../../lib/store';

export type FriendDialog =
  | { kind: 'create'; personId?: string; fromGroupId?: string }
  | { kind: 'rename'; group: FriendGroup }
  | { kind: 'delete'; group: FriendGroup };

/** The open dialog about groups. Menus open it and are gone by then, hence outside of them. */
export const friendDialog = createStore<FriendDialog | null>(null);
