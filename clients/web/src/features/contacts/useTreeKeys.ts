import { type KeyboardEvent, useRef } from 'react';
import { fold } from '../../lib/match';
import { isFolder, type TreeRow } from './tree';

interface TreeActions {
  moveTo(index: number): void;
  toggle(rowId: string, open: boolean): void;
  /** Space on a person, and whatever a click does to a row that is neither person nor folder. */
  show(row: TreeRow): void;
  openChat(personId: string): void;
  nameOf(row: TreeRow): string;
  /** Alt and an arrow, in an order that the person makes. */
  reorder(row: TreeRow, step: -1 | 1): void;
  rename(row: TreeRow): void;
  remove(row: TreeRow): void;
}

const page = 12;
const typingPause = 700;

/** The keys of a tree as WAI-ARIA describes them, with letters that jump to a name. */
export function useTreeKeys(rows: readonly TreeRow[], active: number, actions: TreeActions) {
  const typed = useRef({ text: '', at: 0 });

  return (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = rows[active];
    if (!row || event.metaKey) return;
    if (event.altKey) {
      const step = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
      if (!step) return;
      event.preventDefault();
      actions.reorder(row, step);
      return;
    }
    const last = rows.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) actions.moveTo(Math.min(Math.max(target, 0), last));
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') turn(event, row);
    else if (event.key === 'F2') actions.rename(row);
    else if (event.key === 'Delete') actions.remove(row);
    else if (event.key === 'Enter' || (event.key === ' ' && !isTyping())) {
      if (isFolder(row)) actions.toggle(row.id, !row.expanded);
      else if (row.kind === 'person' && event.key === 'Enter') actions.openChat(row.person.id);
      else actions.show(row);
    } else if (event.key.length === 1 && !event.ctrlKey) {
      event.preventDefault();
      jump(event.key);
      return;
    } else return;
    event.preventDefault();
    // Whoever moved on begins a new name.
    typed.current = { text: '', at: 0 };
  };

  function isTyping(): boolean {
    return typed.current.text !== '' && Date.now() - typed.current.at < typingPause;
  }

  function turn(event: KeyboardEvent, row: TreeRow): void {
    const mirrored = document.documentElement.dir === 'rtl';
    const opening = (event.key === 'ArrowRight') !== mirrored;
    if (opening) {
      if (!isFolder(row)) return;
      if (row.expanded) actions.moveTo(active + 1);
      else actions.toggle(row.id, true);
    } else if (isFolder(row) && row.expanded) actions.toggle(row.id, false);
    else if (row.parentId) actions.moveTo(rows.findIndex(({ id }) => id === row.parentId));
  }

  function jump(letter: string): void {
    const now = Date.now();
    const text = isTyping() ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const wanted = fold(text);
    const start = text.length === 1 ? active + 1 : active;
    for (let step = 0; step < rows.length; step++) {
      const index = (start + step) % rows.length;
      const row = rows[index];
      if (row && fold(actions.nameOf(row)).startsWith(wanted)) {
        actions.moveTo(index);
        return;
      }
    }
  }
}
