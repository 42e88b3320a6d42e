import { ChevronRightRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Avatar } from '../../components/Avatar';
import { useOpenChat } from '../chats/useOpenChat';
import styles from './ContactTree.module.css';
import { usePersonMenu } from './PersonMenu';
import type { TreeRow } from './tree';
import { useTreeKeys } from './useTreeKeys';

interface ContactTreeProps {
  rows: readonly TreeRow[];
  selectedId: string | undefined;
  onToggle(unitId: string, open: boolean): void;
  ref: Ref<HTMLDivElement>;
}

const unitHeight = 32;
const personHeight = 46;
const rowId = (row: TreeRow) => `contact-${row.id}`;

/** The organization as an ARIA tree. The tree itself has the focus and names the active row, so rows may come and go. */
export function ContactTree({ rows, selectedId, onToggle, ref }: ContactTreeProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const openChat = useOpenChat();
  const menu = usePersonMenu();
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const [chosen, setChosen] = useState<string | null>(selectedId ?? null);
  const found = rows.findIndex((row) => row.id === chosen);
  const active = Math.max(0, found);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'unit' ? unitHeight : personHeight),
    getItemKey: (index) => rows[index]?.id ?? index,
    initialOffset: () => Math.max(0, active - 6) * personHeight,
    overscan: 10,
    paddingEnd: 8,
  });

  function moveTo(index: number): void {
    const row = rows[index];
    if (!row) return;
    setChosen(row.id);
    virtualizer.scrollToIndex(index);
  }

  const keys = useTreeKeys(rows, active, {
    moveTo,
    toggle: onToggle,
    show: (personId) => navigate(`/contacts/${personId}`),
    openChat: (personId) => void openChat(personId),
  });

  function onContextMenu(event: MouseEvent): void {
    const under = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
    const row = rows.find((candidate) => rowId(candidate) === under?.id) ?? rows[active];
    if (row?.kind !== 'person' || !scroller.current) return;
    setChosen(row.id);
    const byKeyboard = under === null;
    const anchor = byKeyboard ? document.getElementById(rowId(row)) : under;
    menu.open(event, scroller.current, row.id, anchor ?? undefined);
  }

  const activeRow = rows[active];
  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={t('contacts.tree')}
      aria-activedescendant={activeRow && rowId(activeRow)}
      className={styles.tree}
      data-testid="contact-tree"
      onKeyDown={(event: KeyboardEvent) => keys(event)}
      onContextMenu={onContextMenu}
    >
      <div role="presentation" className={styles.virtual} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const isUnit = row.kind === 'unit';
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the tree's
            <div
              key={item.key}
              id={rowId(row)}
              role="treeitem"
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={isUnit ? row.expanded : undefined}
              aria-selected={row.id === selectedId}
              data-active={item.index === active}
              data-testid={isUnit ? 'contact-unit' : 'contact-person'}
              className={`${styles.row} ${isUnit ? styles.unit : styles.person}`}
              style={{
                blockSize: item.size,
                transform: `translateY(${item.start}px)`,
                paddingInlineStart: 8 + (row.level - 1) * 16 + (isUnit ? 0 : 6),
              }}
              onClick={() => {
                setChosen(row.id);
                if (row.kind === 'unit') onToggle(row.id, !row.expanded);
                else navigate(`/contacts/${row.id}`);
              }}
              onDoubleClick={() => {
                if (row.kind === 'person') void openChat(row.id);
              }}
            >
              {row.kind === 'unit' ? (
                <>
                  <ChevronRightRegular className={styles.chevron} data-open={row.expanded} aria-hidden="true" />
                  <span className={styles.unitName} dir="auto">
                    {row.node.unit.name}
                  </span>
                  <span className={styles.count}>
                    <span aria-hidden="true">{row.node.total}</span>
                    <span className="visually-hidden">{t('contacts.unitPeople', { count: row.node.total })}</span>
                  </span>
                </>
              ) : (
                <>
                  <Avatar
                    id={row.person.id}
                    name={row.person.displayName}
                    photoUrl={row.person.photoUrl}
                    size="small"
                  />
                  <span className={styles.personText}>
                    <span dir="auto">{row.person.displayName}</span>
                    <small dir="auto">{row.person.position}</small>
                  </span>
                </>
              )}
            </div>
          );
        })}
      </div>
      {menu.element}
    </div>
  );
}
