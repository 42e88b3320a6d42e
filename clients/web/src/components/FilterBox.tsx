import { DismissRegular, FilterRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FilterBox.module.css';

interface FilterBoxProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** What the arrow key moves to: the list below. */
  onMoveToList?(): void;
  onEnter?(event: KeyboardEvent): void;
  ref?: Ref<HTMLInputElement>;
}

export function FilterBox({ label, value, onChange, onMoveToList, onEnter, ref }: FilterBoxProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onMoveToList?.();
    } else if (event.key === 'Escape' && value) {
      event.stopPropagation();
      onChange('');
    } else if (event.key === 'Enter') onEnter?.(event);
  }

  return (
    <div className={styles.box} ref={box}>
      <FilterRegular className={styles.icon} aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('filter.clear')}
          onClick={() => {
            onChange('');
            box.current?.querySelector('input')?.focus();
          }}
        >
          <DismissRegular />
        </button>
      )}
    </div>
  );
}
