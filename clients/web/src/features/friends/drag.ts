import type { FriendGroup } from '../../api/types';
import { createDragging } from '../../components/dragging';
import type { TreeRow } from '../contacts/tree';
import { placeBeside } from './groups';
import type { FriendChanges } from './useFriendGroups';

/** What is being dragged: a person, from a group or from elsewhere, or a group. */
export type Dragged =
  | { kind: 'person'; personId: string; name: string; fromGroupId?: string }
  | { kind: 'group'; groupId: string };

export const friendDragging = createDragging<Dragged>();

/** Where it would land, and the edge of the row to mark; `into` is the row as a whole. */
export type Drop = { mark: 'into' | 'before' | 'after' } & (
  | { kind: 'person'; groupId: string; position?: number }
  | { kind: 'group'; position: number }
  | { kind: 'newGroup' }
);

/** What dropping on this row would do; null for nothing. `lower` tells the lower half of the row. */
export function dropOn(row: TreeRow, what: Dragged, lower: boolean, groups: readonly FriendGroup[]): Drop | null {
  const mark = lower ? 'after' : 'before';
  if (what.kind === 'group') {
    if (row.kind !== 'group' || row.group.id === what.groupId) return null;
    const ids = groups.map(({ id }) => id);
    return { kind: 'group', mark, position: placeBeside(ids, what.groupId, row.group.id, lower) };
  }
  if (row.kind === 'newGroup') return { kind: 'newGroup', mark: 'into' };
  if (row.kind === 'group') return { kind: 'person', mark: 'into', groupId: row.group.id };
  if (row.kind !== 'person' || !row.group || row.person.id === what.personId) return null;
  const position = placeBeside(row.group.personIds, what.personId, row.person.id, lower);
  return { kind: 'person', mark, groupId: row.group.id, position };
}

export function applyDrop(drop: Drop, what: Dragged, changes: FriendChanges): Promise<boolean> | undefined {
  if (drop.kind === 'group' && what.kind === 'group') return changes.move(what.groupId, drop.position);
  if (drop.kind !== 'person' || what.kind !== 'person') return undefined;
  const { groupId, position } = drop;
  return what.fromGroupId && what.fromGroupId !== groupId
    ? changes.transfer(what.fromGroupId, groupId, what.personId, position)
    : changes.put(groupId, what.personId, position);
}
