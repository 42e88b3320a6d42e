import { useCallback, useEffect, useState } from 'react';
import { readText, writeText } from '../../lib/preferences';
import type { Contacts } from './useContacts';

function kept(name: 'units' | 'friends'): Set<string> | null {
  const text = readText(name);
  return text === null ? null : new Set(text.split(' '));
}

/** "My friends" and its groups: rows that are not of the organization. */
const isFriends = (rowId: string) => rowId === 'friends' || rowId.startsWith('group-');

/**
 * Which branches are unfolded, remembered in this browser. Units: at first the top ones; always the way to the person
 * shown. Friends: all but those that were folded, so that a new group shows who is in it.
 */
export function useExpanded(contacts: Contacts | undefined, selectedId: string | undefined) {
  const [units, setUnits] = useState<ReadonlySet<string>>(() => kept('units') ?? new Set());
  const [foldedFriends, setFoldedFriends] = useState<ReadonlySet<string>>(() => kept('friends') ?? new Set());

  useEffect(() => {
    if (!contacts || kept('units')) return;
    setUnits(new Set(contacts.units.filter((unit) => unit.parentId === null).map((unit) => unit.id)));
  }, [contacts]);

  useEffect(() => {
    if (!contacts || !selectedId) return;
    const byId = new Map(contacts.units.map((unit) => [unit.id, unit]));
    const above: string[] = [];
    let unit = byId.get(contacts.peopleById.get(selectedId)?.unitId ?? '');
    for (; unit && above.length < 20; unit = byId.get(unit.parentId ?? '')) above.push(unit.id);
    setUnits((before) => (above.every((id) => before.has(id)) ? before : new Set([...before, ...above])));
  }, [contacts, selectedId]);

  const expanded = useCallback(
    (rowId: string) => (isFriends(rowId) ? !foldedFriends.has(rowId) : units.has(rowId)),
    [units, foldedFriends],
  );

  const setExpanded = useCallback((rowId: string, open: boolean) => {
    const friends = isFriends(rowId);
    (friends ? setFoldedFriends : setUnits)((before) => {
      const next = new Set(before);
      if (open !== friends) next.add(rowId);
      else next.delete(rowId);
      writeText(friends ? 'friends' : 'units', [...next].join(' ') || ' ');
      return next;
    });
  }, []);

  return { expanded, setExpanded };
}
