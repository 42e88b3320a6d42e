import type { FriendGroup } from '../../api/types';

// What a change makes of the list, before the server has answered and exactly as the server will.

/** These ids with `id`, known to them or not, at a place counted from 0; beyond the last is the last. */
export function place(ids: readonly string[], id: string, position: number): string[] {
  const others = ids.filter((other) => other !== id);
  others.splice(position, 0, id);
  return others;
}

/** The place of `id` before or after another one, among ids that may hold it already. */
export function placeBeside(ids: readonly string[], id: string, neighbour: string, after: boolean): number {
  return ids.filter((other) => other !== id).indexOf(neighbour) + (after ? 1 : 0);
}

export function renameGroup(groups: readonly FriendGroup[], groupId: string, name: string): FriendGroup[] {
  return groups.map((group) => (group.id === groupId ? { ...group, name } : group));
}

export function moveGroup(groups: readonly FriendGroup[], groupId: string, position: number): FriendGroup[] {
  const order = place(
    groups.map(({ id }) => id),
    groupId,
    position,
  );
  return order.flatMap((id) => groups.find((group) => group.id === id) ?? []);
}

export function removeGroup(groups: readonly FriendGroup[], groupId: string): FriendGroup[] {
  return groups.filter((group) => group.id !== groupId);
}

/** Without a position whoever is new comes last and whoever is there stays. */
export function putPerson(
  groups: readonly FriendGroup[],
  groupId: string,
  personId: string,
  position?: number,
): FriendGroup[] {
  return change(groups, groupId, (ids) =>
    position === undefined && ids.includes(personId) ? ids : place(ids, personId, position ?? ids.length),
  );
}

export function removePerson(groups: readonly FriendGroup[], groupId: string, personId: string): FriendGroup[] {
  return change(groups, groupId, (ids) => ids.filter((id) => id !== personId));
}

function change(
  groups: readonly FriendGroup[],
  groupId: string,
  next: (ids: readonly string[]) => readonly string[],
): FriendGroup[] {
  return groups.map((group) => (group.id === groupId ? { ...group, personIds: [...next(group.personIds)] } : group));
}
