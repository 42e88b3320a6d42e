import { useDeferredValue, useMemo, useState } from 'react';
import { findInEitherLayout } from '../../lib/match';
import { filteredGroupRows, filterGroups, friendRows } from '../friends/rows';
import { useFriendGroups } from '../friends/useFriendGroups';
import { buildTree, filterTree, flatten, type TreeRow } from './tree';
import { useContacts } from './useContacts';
import { useExpanded } from './useExpanded';

const noGroups: never[] = [];

/** The rows of the tree under a filter, with what is unfolded, and "My friends" below the units. */
export function useTreeRows(filter: string, selectedId: string | undefined) {
  const { data } = useContacts();
  const friends = useFriendGroups();
  const groups = friends.data ?? noGroups;
  const words = useDeferredValue(filter);
  const { expanded, setExpanded } = useExpanded(data, selectedId);
  // What a filter left over is shown unfolded: it was searched for.
  const [folded, setFolded] = useState<{ filter: string; ids: ReadonlySet<string> }>({ filter: '', ids: new Set() });
  const filtering = words.trim() !== '';

  const kept = useMemo(() => {
    if (!data) return null;
    if (!filtering) return { tree: buildTree(data.units, data.people), groups };
    const found = findInEitherLayout(
      words,
      (searched) => ({ ...filterTree(data.units, data.people, searched), groups: filterGroups(groups, searched) }),
      (parts) => parts.units.length === 0 && parts.people.length === 0 && parts.groups.length === 0,
    );
    return { tree: buildTree(found.units, found.people), groups: found.groups };
  }, [data, words, filtering, groups]);

  const foldedIds = folded.filter === words ? folded.ids : null;
  const friendsShown = friends.data !== undefined || friends.isError;
  const rows = useMemo((): TreeRow[] => {
    if (!kept || !data) return [];
    const isOpen = (id: string) => (filtering ? !foldedIds?.has(id) : expanded(id));
    const below = filtering ? kept.groups.length : friendsShown ? 1 : 0;
    const organization = flatten(kept.tree, isOpen, below);
    const topRows = kept.tree.roots.length + kept.tree.loose.length + below;
    const options = { people: data.peopleById, expanded: isOpen, topRows };
    if (filtering) return [...organization, ...filteredGroupRows(kept.groups, options)];
    if (!friendsShown) return organization;
    return [...organization, ...friendRows({ ...options, groups: kept.groups, failed: friends.isError })];
  }, [kept, data, filtering, foldedIds, expanded, friendsShown, friends.isError]);

  function toggle(rowId: string, open: boolean): void {
    if (!filtering) {
      setExpanded(rowId, open);
      return;
    }
    const ids = foldedIds ?? new Set<string>();
    setFolded({ filter: words, ids: new Set(open ? [...ids].filter((id) => id !== rowId) : [...ids, rowId]) });
  }

  return { rows, words, toggle, retryFriends: () => void friends.refetch() };
}
