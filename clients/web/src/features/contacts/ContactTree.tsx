import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useContextMenu } from '../../components/ContextMenu';
import { useForgottenDrag } from '../../components/dragging';
import { useOpenChat } from '../chats/useOpenChat';
import { friendDialog } from '../friends/dialog';
import { friendDragging } from '../friends/drag';
import { FriendDropBar } from '../friends/FriendDropBar';
import { FriendMenuItems, GroupMenuItems, NewGroupItem } from '../friends/GroupMenuItems';
import { useFriendDrag } from '../friends/useFriendDrag';
import { useFriendMoves } from '../friends/useFriendMoves';
import styles from './ContactTree.module.css';
import { PersonMenuItems } from './PersonMenu';
import { TreeRowContent } from './TreeRowContent';
import { isFolder, type TreeRow } from './tree';
import { useTreeKeys } from './useTreeKeys';

interface ContactTreeProps {
  rows: readonly TreeRow[];
  selectedId: string | undefined;
  onToggle(rowId: string, open: boolean): void;
  onRetryFriends(): void;
  ref: Ref<HTMLDivElement>;
}

const personHeight = 46;
const heightOf = (row: TreeRow | undefined) => (row?.kind === 'person' ? personHeight : 32);
const elementId = (row: TreeRow) => `contact-${row.id}`;
const testIds: Partial<Record<TreeRow['kind'], string>> = {
  unit: 'contact-unit',
  person: 'contact-person',
  friends: 'my-friends',
  group: 'friend-group',
};

/** The organization as an ARIA tree. The tree itself has the focus and names the active row, so rows may come and go. */
export function ContactTree({ rows, selectedId, onToggle, onRetryFriends, ref }: ContactTreeProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openChat = useOpenChat();
  const moves = useFriendMoves();
  const menu = useContextMenu<TreeRow>((row) => <RowMenuItems row={row} />);
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const [chosen, setChosen] = useState<string | null>(selectedId ?? null);
  const found = rows.findIndex((row) => row.id === chosen);
  const active = Math.max(0, found);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => rows[index]?.id ?? index,
    initialOffset: () => Math.max(0, active - 6) * personHeight,
    overscan: 10,
    paddingEnd: 8,
  });

  function rowAt(target: EventTarget | null) {
    const element = target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
    const row = element && rows.find((candidate) => elementId(candidate) === element.id);
    return row ? { row, element } : null;
  }

  const drag = useFriendDrag({
    rowAt,
    unfold: (row) => isFolder(row) && !row.expanded && onToggle(row.id, true),
  });
  useForgottenDrag(friendDragging);

  function moveTo(index: number): void {
    const row = rows[index];
    if (!row) return;
    setChosen(row.id);
    virtualizer.scrollToIndex(index);
  }

  function show(row: TreeRow): void {
    if (row.kind === 'person') navigate(`/contacts/${row.person.id}`);
    else if (row.kind === 'newGroup') friendDialog.set({ kind: 'create' });
    else if (row.kind === 'retryFriends') onRetryFriends();
  }

  const keys = useTreeKeys(rows, active, {
    moveTo,
    toggle: onToggle,
    show,
    openChat: (personId) => void openChat(personId),
    nameOf(row) {
      if (row.kind === 'unit') return row.node.unit.name;
      if (row.kind === 'person') return row.person.displayName;
      if (row.kind === 'group') return row.group.name;
      return t(row.kind === 'friends' ? 'friends.title' : 'friends.newGroup');
    },
    reorder(row, step) {
      if (row.kind === 'group') moves.move({ groupId: row.group.id }, step);
      else if (row.kind === 'person' && row.group) moves.move({ groupId: row.group.id, personId: row.person.id }, step);
    },
    rename: (row) => row.kind === 'group' && friendDialog.set({ kind: 'rename', group: row.group }),
    remove(row) {
      if (row.kind === 'group') friendDialog.set({ kind: 'delete', group: row.group });
      else if (row.kind === 'person' && row.group) {
        moveTo(active - 1);
        moves.take(row.group, row.person.id);
      }
    },
  });

  function onContextMenu(event: MouseEvent): void {
    const under = rowAt(event.target);
    const row = under?.row ?? rows[active];
    if (!row || row.kind === 'unit' || row.kind === 'retryFriends' || !scroller.current) return;
    setChosen(row.id);
    menu.open(event, scroller.current, row, under?.element ?? document.getElementById(elementId(row)) ?? undefined);
  }

  const items = virtualizer.getVirtualItems();
  const visibleTo = (virtualizer.scrollOffset ?? 0) + (scroller.current?.clientHeight ?? 0);
  const groupInSight = items.some(
    ({ index, start }) => start < visibleTo && ['group', 'newGroup'].includes(rows[index]?.kind ?? ''),
  );
  const activeRow = rows[active];
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="tree"
        tabIndex={0}
        aria-label={t('contacts.tree')}
        aria-activedescendant={activeRow && elementId(activeRow)}
        className={styles.tree}
        data-testid="contact-tree"
        onKeyDown={(event: KeyboardEvent) => keys(event)}
        onContextMenu={onContextMenu}
        {...drag.handlers}
      >
        <div role="presentation" className={styles.virtual} style={{ blockSize: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus (aria-activedescendant)
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the tree's
              <div
                key={item.key}
                id={elementId(row)}
                role="treeitem"
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-expanded={isFolder(row) ? row.expanded : undefined}
                aria-selected={row.kind === 'person' && row.person.id === selectedId}
                draggable={row.kind === 'person' || row.kind === 'group'}
                data-active={item.index === active}
                data-drop={drag.markOf(row)}
                data-testid={testIds[row.kind]}
                className={`${styles.row} ${row.kind === 'person' ? styles.person : styles.unit} ${styles[row.kind] ?? ''}`}
                style={{
                  blockSize: item.size,
                  transform: `translateY(${item.start}px)`,
                  paddingInlineStart: 8 + (row.level - 1) * 16 + (isFolder(row) ? 0 : 6),
                }}
                onClick={() => {
                  setChosen(row.id);
                  if (isFolder(row)) onToggle(row.id, !row.expanded);
                  else show(row);
                }}
                onDoubleClick={() => row.kind === 'person' && void openChat(row.person.id)}
              >
                <TreeRowContent row={row} />
              </div>
            );
          })}
        </div>
        {menu.element}
      </div>
      {drag.what?.kind === 'person' && !groupInSight && <FriendDropBar />}
    </div>
  );
}

function RowMenuItems({ row }: { row: TreeRow }) {
  if (row.kind === 'group') return <GroupMenuItems group={row.group} />;
  if (row.kind !== 'person') return <NewGroupItem />;
  return (
    <>
      <PersonMenuItems personId={row.person.id} />
      {row.group && <FriendMenuItems group={row.group} personId={row.person.id} />}
    </>
  );
}
