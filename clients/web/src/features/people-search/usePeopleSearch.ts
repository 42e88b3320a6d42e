import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';
import type { SearchQuery } from './fields';

const typingPauseMs = 250;

/** People page by page, asked for when the typing pauses. Nothing typed asks for nothing. */
export function usePeopleSearch(query: SearchQuery) {
  const asked = useSettled(query);
  const search = useInfiniteQuery({
    queryKey: keys.peopleSearch(asked),
    queryFn: ({ pageParam, signal }) => directoryApi.findPeople({ ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: Object.keys(asked).length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return { ...search, people: search.data?.pages.flatMap(({ items }) => items) ?? [], asked };
}

/** The query as it was when nobody had typed for a moment. */
function useSettled(query: SearchQuery): SearchQuery {
  const text = JSON.stringify(query);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as SearchQuery;
}
