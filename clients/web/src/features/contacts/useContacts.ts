import { queryOptions, useQuery } from '@tanstack/react-query';
import { directoryApi } from '../../api/directory';
import { keys } from '../../api/queryClient';
import type { ContactTree, PersonSummary } from '../../api/types';

export interface Contacts extends ContactTree {
  peopleById: ReadonlyMap<string, PersonSummary>;
  /** From the top: Logistics, Purchasing. */
  unitPath(unitId: string | null | undefined): string[];
}

/** Everyone in the organization, once; the browser's cache and the server's ETag make the next time cheap. */
export const contactsQuery = queryOptions({
  queryKey: keys.contacts,
  queryFn: async ({ signal }) => index(await directoryApi.contacts(signal)),
  staleTime: 10 * 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});

export function useContacts() {
  return useQuery(contactsQuery);
}

export function usePerson(id: string): PersonSummary | undefined {
  return useContacts().data?.peopleById.get(id);
}

function index(tree: ContactTree): Contacts {
  const units = new Map(tree.units.map((unit) => [unit.id, unit]));
  return {
    ...tree,
    peopleById: new Map(tree.people.map((person) => [person.id, person])),
    unitPath(unitId) {
      const path: string[] = [];
      for (let unit = unitId ? units.get(unitId) : undefined; unit && path.length < 20; ) {
        path.unshift(unit.name);
        unit = unit.parentId ? units.get(unit.parentId) : undefined;
      }
      return path;
    },
  };
}
