import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBox } from '../../components/FilterBox';
import { useStore } from '../../lib/store';
import { loadEmoji } from './data';
import styles from './EmojiPicker.module.css';
import { itemsOf, type PickerItem, type Shelf } from './items';
import { useOwnEmoji } from './ownEmoji';
import { chooseSkinTone, recentEmoji, rememberEmoji, skinTone } from './recent';

/** By emojibase's group number. */
const groups = [
  { id: 0, icon: '😀' },
  { id: 1, icon: '👋' },
  { id: 3, icon: '🐻' },
  { id: 4, icon: '🍎' },
  { id: 5, icon: '🚗' },
  { id: 6, icon: '⚽' },
  { id: 7, icon: '💡' },
  { id: 8, icon: '❤️' },
  { id: 9, icon: '🏁' },
] as const;
const tones = ['👋', '👋🏻', '👋🏼', '👋🏽', '👋🏾', '👋🏿'];
const columns = 8;

interface EmojiPickerProps {
  onPick(emoji: string): void;
  /** Opens what adds and deletes the workspace's own. */
  onManage(): void;
}

/** Search, what was picked last, shelves by subject, skin tones; all by keyboard too. */
export function EmojiPicker({ onPick, onManage }: EmojiPickerProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  const {
    data: all,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['emoji', language],
    queryFn: () => loadEmoji(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const own = useOwnEmoji();
  const recent = useStore(recentEmoji);
  const tone = useStore(skinTone);
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Shelf>(recent.length > 0 ? 'recent' : 0);
  const [active, setActive] = useState(0);
  const grid = useRef<HTMLDivElement>(null);

  const shown = useMemo(
    () => itemsOf({ all: all ?? [], own, recent, tone }, query, shelf),
    [all, own, query, shelf, recent, tone],
  );

  function pick({ written }: PickerItem): void {
    rememberEmoji(written);
    onPick(written);
  }

  function focusCell(index: number): void {
    const next = Math.max(0, Math.min(index, shown.length - 1));
    setActive(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  }

  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (event.key === 'Home') focusCell(0);
    else if (event.key === 'End') focusCell(shown.length - 1);
    else if (step !== undefined) focusCell(active + step);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.picker} data-testid="emoji-picker">
      <FilterBox
        label={t('emoji.search')}
        value={query}
        onChange={(value) => {
          setQuery(value);
          setActive(0);
        }}
        onMoveToList={() => focusCell(0)}
        onEnter={() => shown[0] && pick(shown[0])}
      />
      <div className={styles.shelves} role="toolbar" aria-label={t('emoji.groups')}>
        {recent.length > 0 && (
          <ShelfButton
            icon="🕘"
            label={t('emoji.recent')}
            pressed={shelf === 'recent'}
            onClick={() => open('recent')}
          />
        )}
        <ShelfButton icon="⭐" label={t('emoji.own')} pressed={shelf === 'own'} onClick={() => open('own')} />
        {groups.map(({ id, icon }) => (
          <ShelfButton
            key={id}
            icon={icon}
            label={t(`emoji.group.${id}`)}
            pressed={shelf === id}
            onClick={() => open(id)}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus among the buttons, which are the controls */}
      <div className={styles.grid} ref={grid} onKeyDown={onKeyDown} data-testid="emoji-grid">
        {shown.map((item, index) => (
          <button
            key={item.key}
            type="button"
            className={styles.cell}
            title={item.label}
            aria-label={item.label}
            tabIndex={index === Math.min(active, shown.length - 1) ? 0 : -1}
            onFocus={() => setActive(index)}
            onClick={() => pick(item)}
          >
            {item.shown}
          </button>
        ))}
        {all && shown.length === 0 && (
          <p className={styles.note}>{t(shelf === 'own' && query === '' ? 'emoji.noOwn' : 'emoji.nothing')}</p>
        )}
        {isError && (
          <button type="button" className={styles.note} onClick={() => void refetch()}>
            {t('emoji.failed')}
          </button>
        )}
      </div>
      <div className={styles.foot}>
        <fieldset className={styles.tones}>
          <legend className="visually-hidden">{t('emoji.tone')}</legend>
          {tones.map((icon, index) => (
            <button
              key={icon}
              type="button"
              className={styles.tone}
              aria-pressed={tone === index}
              aria-label={t(`emoji.tones.${index as 0}`)}
              onClick={() => chooseSkinTone(index)}
            >
              {icon}
            </button>
          ))}
        </fieldset>
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={onManage}>
          {t('emoji.add')}
        </Button>
      </div>
    </div>
  );

  function open(next: Shelf): void {
    setShelf(next);
    setQuery('');
    setActive(0);
    grid.current?.scrollTo(0, 0);
  }
}

interface ShelfButtonProps {
  icon: string;
  label: string;
  pressed: boolean;
  onClick(): void;
}

function ShelfButton({ icon, label, pressed, onClick }: ShelfButtonProps) {
  return (
    <button
      type="button"
      className={styles.shelf}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
