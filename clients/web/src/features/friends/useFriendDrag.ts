import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/Toasts';
import { useStore } from '../../lib/store';
import type { TreeRow } from '../contacts/tree';
import { friendDialog } from './dialog';
import { applyDrop, type Dragged, type Drop, dropOn, friendDragging } from './drag';
import { useFriendChanges, useFriendGroups } from './useFriendGroups';

/** A folded branch opens when something is held over it that long. */
const openAfterMs = 600;

interface FriendDrag {
  rowAt(target: EventTarget | null): { row: TreeRow; element: Element } | null;
  unfold(row: TreeRow): void;
}

/** Dragging in the tree: people into groups and within them, groups among themselves. One set of handlers for all rows. */
export function useFriendDrag({ rowAt, unfold }: FriendDrag) {
  const { data: groups = [] } = useFriendGroups();
  const land = useLanding();
  const what = useStore(friendDragging.what);
  const [mark, setMark] = useState<{ rowId: string; place: Drop['mark'] } | null>(null);
  const held = useRef<{ rowId: string; since: number } | null>(null);

  function target(event: DragEvent): { row: TreeRow; drop: Drop | null } | null {
    const at = rowAt(event.target);
    if (!at || !what) return null;
    const box = at.element.getBoundingClientRect();
    const lower = event.clientY > box.top + box.height / 2;
    return { row: at.row, drop: dropOn(at.row, what, lower, groups) };
  }

  return {
    what,
    markOf: (row: TreeRow) => (mark?.rowId === row.id ? mark.place : undefined),
    handlers: {
      onDragStart(event: DragEvent) {
        const row = rowAt(event.target)?.row;
        if (row) startDrag(event, draggedOf(row));
      },
      onDragOver(event: DragEvent) {
        const over = target(event);
        const rowId = over?.row.id ?? '';
        if (held.current?.rowId !== rowId) held.current = { rowId, since: Date.now() };
        else if (over && Date.now() - held.current.since > openAfterMs) unfold(over.row);
        const place = over?.drop?.mark;
        if (mark?.rowId !== rowId || mark.place !== place) setMark(place ? { rowId, place } : null);
        if (over?.drop) event.preventDefault();
      },
      onDragLeave(event: DragEvent) {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setMark(null);
      },
      onDrop(event: DragEvent) {
        const drop = target(event)?.drop;
        event.preventDefault();
        setMark(null);
        if (drop && what) land(drop, what);
        friendDragging.end();
      },
      onDragEnd() {
        setMark(null);
        friendDragging.end();
      },
    },
  };
}

/** Does what was dropped, and says so. */
export function useLanding(): (drop: Drop, what: Dragged) => void {
  const { t } = useTranslation();
  const { data: groups = [] } = useFriendGroups();
  const changes = useFriendChanges();
  return (drop, what) => {
    if (drop.kind === 'newGroup' && what.kind === 'person') {
      friendDialog.set({ kind: 'create', personId: what.personId, fromGroupId: what.fromGroupId });
      return;
    }
    const group = drop.kind === 'person' && groups.find(({ id }) => id === drop.groupId);
    void applyDrop(drop, what, changes)?.then((done) => {
      if (!done || !group || what.kind !== 'person' || what.fromGroupId === group.id) return;
      toast(t('friends.added', { name: what.name, group: group.name }));
    });
  };
}

/** Also for people outside of the tree: results of a search. */
export function startDrag(event: DragEvent, what: Dragged | null): void {
  friendDragging.start(event, what, what?.kind === 'person' ? what.name : '');
}

function draggedOf(row: TreeRow): Dragged | null {
  if (row.kind === 'group') return { kind: 'group', groupId: row.group.id };
  if (row.kind !== 'person') return null;
  return { kind: 'person', personId: row.person.id, name: row.person.displayName, fromGroupId: row.group?.id };
}
