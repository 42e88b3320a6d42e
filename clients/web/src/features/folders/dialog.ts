import type { Folder } from '../../api/types';
import { createStore } from '../../lib/store';

export type FolderDialog =
  | { kind: 'create'; conversationId?: string }
  | { kind: 'rename'; folder: Folder }
  | { kind: 'delete'; folder: Folder };

/** The open dialog about folders. Menus open it and are gone by then, hence outside of them. */
export const folderDialog = createStore<FolderDialog | null>(null);
