import { Avatar } from '../../components/Avatar';
import { EmojiGlyph } from '../emoji';
import styles from './CompletionList.module.css';
import type { Mentioned } from './mentionText';
import type { Mentionable } from './usePeople';

export interface Option {
  key: string;
  label: string;
  hint: string;
  insert: string;
  icon?: string;
  person?: Mentionable;
  mentioned?: Mentioned;
}

interface CompletionListProps {
  id: string;
  label: string;
  options: readonly Option[];
  chosen: number;
  onPick(option: Option): void;
}

/** The focus stays in the field: its keys move the choice, the pointer picks. */
export function CompletionList({ id, label, options, chosen, onPick }: CompletionListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.list} data-testid="completion">
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys pick
        // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the option as its active one
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.option}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {option.person ? (
            <Avatar
              id={option.person.userId}
              name={option.label}
              photoUrl={option.person.photoUrl ?? null}
              size="message"
            />
          ) : (
            <span className={styles.icon} aria-hidden="true">
              <EmojiGlyph emoji={option.icon ?? ''} />
            </span>
          )}
          <span className={styles.label} dir="auto">
            {option.label}
          </span>
          <span className={styles.hint}>{option.hint}</span>
        </div>
      ))}
    </div>
  );
}
