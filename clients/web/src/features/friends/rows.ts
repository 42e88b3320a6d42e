import type { FriendGroup, PersonSummary } from '../../api/types';
import { fold, matches, type Word } from '../../lib/match';
import type { TreeRow } from '../contacts/tree';

export const friendsId = 'friends';
export const groupRowId = (groupId: string) => `group-${groupId}`;
export const friendRowId = (groupId: string, personId: string) => `group-${groupId}-${personId}`;

interface FriendRows {
  groups: readonly FriendGroup[];
  failed: boolean;
  people: ReadonlyMap<string, PersonSummary>;
  expanded(rowId: string): boolean;
  /** How many rows stand at the top of the tree, this one counted. */
  topRows: number;
}

/** "My friends" as the last branch of the tree: groups in their order, and where the next one is made. */
export function friendRows({ groups, failed, people, expanded, topRows }: FriendRows): TreeRow[] {
  const open = expanded(friendsId);
  const shown = groups.map((group) => ({ group, members: membersOf(group, people) }));
  const total = new Set(shown.flatMap(({ members }) => members.map(({ id }) => id))).size;
  const top = { level: 1, position: topRows, siblings: topRows };
  const rows: TreeRow[] = [{ kind: 'friends', id: friendsId, expanded: open, total, parentId: null, ...top }];
  if (!open) return rows;
  const siblings = groups.length + 1;
  shown.forEach(({ group, members }, index) => {
    rows.push(...groupRows(group, members, expanded, index + 1, siblings));
  });
  const last = { level: 2, position: siblings, siblings, parentId: friendsId };
  rows.push(
    failed ? { kind: 'retryFriends', id: 'retry-friends', ...last } : { kind: 'newGroup', id: 'new-group', ...last },
  );
  return rows;
}

/** Groups whose name was searched for, whole; people are found where they stand in the organization. */
export function filterGroups(groups: readonly FriendGroup[], words: readonly Word[]): FriendGroup[] {
  return groups.filter(({ name }) => matches(fold(name), words));
}

export function filteredGroupRows(
  groups: readonly FriendGroup[],
  { people, expanded, topRows }: Pick<FriendRows, 'people' | 'expanded' | 'topRows'>,
): TreeRow[] {
  return groups.flatMap((group, index) =>
    groupRows(group, membersOf(group, people), expanded, topRows - groups.length + index + 1, topRows, 1),
  );
}

function groupRows(
  group: FriendGroup,
  members: readonly PersonSummary[],
  expanded: (rowId: string) => boolean,
  position: number,
  siblings: number,
  level = 2,
): TreeRow[] {
  const id = groupRowId(group.id);
  const open = expanded(id);
  const rows: TreeRow[] = [
    { kind: 'group', id, group, total: members.length, expanded: open, parentId: friendsId, level, position, siblings },
  ];
  if (!open) return rows;
  members.forEach((person, index) => {
    rows.push({
      kind: 'person',
      id: friendRowId(group.id, person.id),
      person,
      group,
      parentId: id,
      level: level + 1,
      position: index + 1,
      siblings: members.length,
    });
  });
  return rows;
}

/** Those who left are kept in the group and not shown: the contact tree does not know them. */
function membersOf(group: FriendGroup, people: ReadonlyMap<string, PersonSummary>): PersonSummary[] {
  return group.personIds.flatMap((id) => people.get(id) ?? []);
}
