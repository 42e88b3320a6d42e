import { Button, Tooltip } from '@fluentui/react-components';
import { ChatRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FoundPerson } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { useOpenChat } from '../chats/useOpenChat';
import { PersonMenuItems } from '../contacts/PersonMenu';
import { friendDragging } from '../friends/drag';
import { startDrag } from '../friends/useFriendDrag';
import { PersonAvatar } from '../presence';
import styles from './PeopleSearch.module.css';

interface FoundPeopleProps {
  people: readonly FoundPerson[];
  hasMore: boolean;
  onMore(): void;
}

const rowHeight = 64;

/** Who was found. Arrows go through them, Enter opens the person, Ctrl+Enter the conversation; the end brings more. */
export function FoundPeople({ people, hasMore, onMore }: FoundPeopleProps) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const openChat = useOpenChat();
  const menu = useContextMenu<string>((personId) => <PersonMenuItems personId={personId} />);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: 8,
    paddingEnd: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const tabStop = people.some(({ id }) => id === focused) ? focused : people[0]?.id;

  useEffect(() => {
    if (hasMore && last >= people.length - 10) onMore();
  }, [hasMore, last, people.length, onMore]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = people.findIndex(({ id }) => id === tabStop);
    const person = people[index + (step ?? 0)];
    if (!person) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void openChat(person.id);
    } else if (step) {
      event.preventDefault();
      setFocused(person.id);
      virtualizer.scrollToIndex(index + step);
      requestAnimationFrame(() => linkOf(person.id)?.focus());
    }
  }

  function linkOf(personId: string): HTMLElement | null | undefined {
    return scroller.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(personId)}"]`);
  }

  function openMenu(event: MouseEvent, personId: string, focusOn: HTMLElement | null | undefined): void {
    if (focusOn) menu.open(event, focusOn, personId);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus among the rows, which are the controls
    <div ref={scroller} className={styles.scroller} onKeyDown={onKeyDown}>
      <p className={styles.count} role="status">
        {t(hasMore ? 'peopleSearch.foundMore' : 'peopleSearch.found', { count: people.length })}
      </p>
      <ul
        aria-label={t('peopleSearch.results')}
        className={styles.rows}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const person = people[item.index];
          if (!person) return null;
          const stop = person.id === tabStop ? 0 : -1;
          return (
            <li
              key={item.key}
              className={styles.row}
              data-testid="found-person"
              draggable={person.id !== userId}
              style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
              onFocus={() => setFocused(person.id)}
              onContextMenu={(event) => openMenu(event, person.id, linkOf(person.id))}
              onDragStart={(event) =>
                startDrag(event, { kind: 'person', personId: person.id, name: person.displayName })
              }
              onDragEnd={() => friendDragging.end()}
            >
              <Link
                to={`/people/${person.id}`}
                className={styles.person}
                tabIndex={stop}
                data-person={person.id}
                draggable={false}
              >
                <PersonAvatar id={person.id} name={person.displayName} photoUrl={person.photoUrl} />
                <span className={styles.text}>
                  <span className={styles.name} dir="auto">
                    {person.displayName}
                  </span>
                  <span className={styles.detail} dir="auto">
                    {[person.position, person.unitPath.join(' › ')].filter(Boolean).join(' · ')}
                  </span>
                  <span className={styles.detail} dir="auto">
                    {[person.internalPhone, person.mobilePhone, person.email].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </Link>
              {person.id !== userId && (
                <Tooltip content={t('person.writeTo', { name: person.displayName })} relationship="label">
                  <Button
                    appearance="subtle"
                    icon={<ChatRegular />}
                    tabIndex={stop}
                    onClick={() => void openChat(person.id)}
                  />
                </Tooltip>
              )}
              <Tooltip content={t('person.menu', { name: person.displayName })} relationship="label">
                <Button
                  appearance="subtle"
                  icon={<MoreHorizontalRegular />}
                  tabIndex={stop}
                  aria-haspopup="menu"
                  onClick={(event) => openMenu(event, person.id, event.currentTarget)}
                />
              </Tooltip>
            </li>
          );
        })}
      </ul>
      {menu.element}
    </div>
  );
}
