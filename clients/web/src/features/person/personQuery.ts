import { queryOptions } from '@tanstack/react-query';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: keys.person(id),
    queryFn: ({ signal }) => directoryApi.person(id, signal),
  });
