import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { foldersApi } from '../api/folders';
import { keys } from '../api/queryClient';
import type { FolderList } from '../api/types';

/** The folders of the list of conversations: loaded once, then each change is heard. */
export const foldersQuery = queryOptions({
  queryKey: keys.folders,
  queryFn: ({ signal }) => foldersApi.list(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** An answer or an event may be older than what stands there already. */
export function applyFolders(client: QueryClient, list: FolderList): void {
  client.setQueryData(foldersQuery.queryKey, (known) => (known && known.version >= list.version ? known : list));
}
