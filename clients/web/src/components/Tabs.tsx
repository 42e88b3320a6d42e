import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './Tabs.module.css';

interface TabsProps {
  label: string;
  tabs: readonly { key: string; title: string; content: ReactNode }[];
  /** Left out, the tabs remember by themselves. */
  chosenKey?: string;
  onChoose?(key: string): void;
  /** The panel takes the room that is left. */
  fill?: boolean;
}

/** Tabs as WAI-ARIA describes them: arrows choose. Fluent's TabList adds hidden focus stops, which axe objects to. */
export function Tabs({ label, tabs, chosenKey: given, onChoose, fill }: TabsProps) {
  const id = useId();
  const [remembered, remember] = useState(tabs[0]?.key);
  const chosenKey = given ?? remembered;
  const setChosenKey = onChoose ?? remember;
  const chosen = tabs.find(({ key }) => key === chosenKey) ?? tabs[0];
  if (!chosen) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1;
    const next = tabs.at((tabs.findIndex(({ key }) => key === chosen?.key) + step * mirrored) % tabs.length);
    if (!next) return;
    event.preventDefault();
    setChosenKey(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  }

  return (
    <>
      <div role="tablist" aria-label={label} className={styles.tabs}>
        {tabs.map(({ key, title }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}${key}`}
            aria-controls={`${id}panel`}
            aria-selected={key === chosen.key}
            tabIndex={key === chosen.key ? 0 : -1}
            onClick={() => setChosenKey(key)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}panel`}
        aria-labelledby={`${id}${chosen.key}`}
        className={fill ? styles.fill : styles.panel}
      >
        {chosen.content}
      </div>
    </>
  );
}
