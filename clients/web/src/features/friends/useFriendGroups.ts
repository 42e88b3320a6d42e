import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { friendsApi } from '../../api/friends';
import { keys } from '../../api/queryClient';
import type { FriendGroup } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { moveGroup, putPerson, removeGroup, removePerson, renameGroup } from './groups';

/** Another device may have changed them: they are asked for again whenever the window is looked at (304 mostly). */
export const friendGroupsQuery = queryOptions({
  queryKey: keys.friendGroups,
  queryFn: ({ signal }) => friendsApi.groups(signal),
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
});

export function useFriendGroups() {
  return useQuery(friendGroupsQuery);
}

interface Change {
  apply(groups: readonly FriendGroup[]): FriendGroup[];
  send(): Promise<unknown>;
}

const mutationKey = ['friend-groups'];

/** Changes are shown at once and sent one after another; the server's list has the last word. */
export function useFriendChanges() {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationKey,
    scope: { id: 'friend-groups' },
    mutationFn: (change: Change) => change.send(),
    async onMutate(change) {
      await client.cancelQueries({ queryKey: keys.friendGroups });
      client.setQueryData(friendGroupsQuery.queryKey, (groups = []) => change.apply(groups));
    },
    onSettled: () => refetchAfterTheLast(client),
  });

  return useMemo(() => {
    /** True when the server agreed; what it refused is taken back and told. */
    async function run(change: Change): Promise<boolean> {
      try {
        await mutateAsync(change);
        return true;
      } catch (error) {
        toast(errorText(error), 'failed');
        return false;
      }
    }
    return {
      /** Throws what the server refuses: the dialog shows it beside the name. */
      async create(name: string, key: string): Promise<FriendGroup> {
        const created = await friendsApi.create(name, key);
        client.setQueryData(friendGroupsQuery.queryKey, (groups = []) => [
          ...groups.filter(({ id }) => id !== created.id),
          created,
        ]);
        return created;
      },
      rename: (groupId: string, name: string) =>
        mutateAsync({
          apply: (groups) => renameGroup(groups, groupId, name),
          send: () => friendsApi.change(groupId, { name }),
        }),
      move: (groupId: string, position: number) =>
        run({
          apply: (groups) => moveGroup(groups, groupId, position),
          send: () => friendsApi.change(groupId, { position }),
        }),
      remove: (groupId: string) =>
        run({ apply: (groups) => removeGroup(groups, groupId), send: () => friendsApi.remove(groupId) }),
      put: (groupId: string, personId: string, position?: number) =>
        run({
          apply: (groups) => putPerson(groups, groupId, personId, position),
          send: () => friendsApi.put(groupId, personId, position),
        }),
      take: (groupId: string, personId: string) =>
        run({
          apply: (groups) => removePerson(groups, groupId, personId),
          send: () => friendsApi.take(groupId, personId),
        }),
      /** From one group to another: in the new one first, so that a failure between loses nobody. */
      transfer: (fromId: string, toId: string, personId: string, position?: number) =>
        run({
          apply: (groups) => putPerson(removePerson(groups, fromId, personId), toId, personId, position),
          async send() {
            await friendsApi.put(toId, personId, position);
            await friendsApi.take(fromId, personId);
          },
        }),
    };
  }, [client, mutateAsync]);
}

export type FriendChanges = ReturnType<typeof useFriendChanges>;

/** Between two changes the server's list would show the second one undone. */
function refetchAfterTheLast(client: QueryClient): Promise<void> | undefined {
  if (client.isMutating({ mutationKey }) > 1) return undefined;
  return client.invalidateQueries({ queryKey: keys.friendGroups });
}
