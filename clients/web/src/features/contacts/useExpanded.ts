import { useCallback, useEffect, useState } from 'react';
import { readText, writeText } from '../../lib/preferences';
import type { Contacts } from './useContacts';

function kept(): Set<string> | null {
  const text = readText('units');
  return text === null ? null : new Set(text.split(' '));
}

/** Which units are unfolded, remembered in this browser. At first the top ones; always the way to the person shown. */
export function useExpanded(contacts: Contacts | undefined, selectedId: string | undefined) {
  const [expanded, set] = useState<ReadonlySet<string>>(() => kept() ?? new Set());

  useEffect(() => {
    if (!contacts || kept()) return;
    set(new Set(contacts.units.filter((unit) => unit.parentId === null).map((unit) => unit.id)));
  }, [contacts]);

  useEffect(() => {
    if (!contacts || !selectedId) return;
    const units = new Map(contacts.units.map((unit) => [unit.id, unit]));
    const above: string[] = [];
    let unit = units.get(contacts.peopleById.get(selectedId)?.unitId ?? '');
    for (; unit && above.length < 20; unit = units.get(unit.parentId ?? '')) above.push(unit.id);
    set((before) => (above.every((id) => before.has(id)) ? before : new Set([...before, ...above])));
  }, [contacts, selectedId]);

  const setExpanded = useCallback((unitId: string, open: boolean) => {
    set((before) => {
      const next = new Set(before);
      if (open) next.add(unitId);
      else next.delete(unitId);
      writeText('units', [...next].join(' ') || ' ');
      return next;
    });
  }, []);

  return { expanded, setExpanded };
}
