import { useQuery } from '@tanstack/react-query';
import { groupsApi } from '../../api/groups';
import { keys } from '../../api/queryClient';
import type { Subject } from '../../api/reminder';

/** How many people one wish may be for. */
export const mostReminded = 50;

interface WhoSees {
  people: readonly string[];
  /** False in a conversation with more members than are asked for. */
  isEverybody: boolean;
}

/** Who sees a message, besides oneself too; asked for when somebody may be reminded of it. */
export function useWhoSees({ conversationId, seq }: Subject, enabled: boolean): WhoSees | undefined {
  return useQuery({
    queryKey: keys.whoSees(conversationId, seq),
    queryFn: async ({ signal }): Promise<WhoSees> => {
      const page = await groupsApi.members(conversationId, '', undefined, signal);
      const members = page.items.map(({ userId }) => userId);
      const people = await groupsApi.whoSees(conversationId, seq, members, signal);
      return { people, isEverybody: page.nextCursor === null && people.length <= mostReminded };
    },
    enabled,
    staleTime: 0,
  }).data;
}
