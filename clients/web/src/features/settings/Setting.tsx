import { Dropdown, Option, Switch } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { changeSettings } from '../../settings';
import styles from './SettingsPage.module.css';

/** A card of the page; the list at its side leads to it by `anchor`. */
export function Section({
  anchor,
  title,
  hint,
  children,
}: {
  anchor: string;
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section id={anchor} className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </section>
  );
}

/** A line of a section: what it is about, and the control, which bears the id `<id>-control`. */
export function Setting({
  id,
  label,
  hint,
  children,
}: {
  id: string;
  label: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.setting}>
      <div>
        <label id={id} htmlFor={`${id}-control`}>
          {label}
        </label>
        <p id={`${id}-hint`}>{hint}</p>
      </div>
      {children}
    </div>
  );
}

export function SwitchSetting({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}) {
  const id = useId();
  return (
    <Setting id={id} label={label} hint={hint}>
      <Switch
        id={`${id}-control`}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={checked}
        disabled={disabled}
        onChange={(_, data) => onChange(data.checked)}
      />
    </Setting>
  );
}

interface ChoiceSettingProps<T extends string> {
  label: string;
  hint: string;
  /** Undefined until it is known: then nothing can be chosen. */
  value: T | undefined;
  options: readonly T[];
  textOf(option: T): string;
  /** The language that an option's text is in, where it is another than the page's. */
  langOf?(option: T): string;
  onChoose(option: T): void;
}

/** One of a few. */
export function ChoiceSetting<T extends string>(props: ChoiceSettingProps<T>) {
  const { label, hint, value, options, textOf, langOf, onChoose } = props;
  const id = useId();
  return (
    <Setting id={id} label={label} hint={hint}>
      <Dropdown
        id={`${id}-control`}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        className={styles.dropdown}
        disabled={value === undefined}
        value={value === undefined ? '' : textOf(value)}
        selectedOptions={value === undefined ? [] : [value]}
        onOptionSelect={(_, { optionValue }) => onChoose(optionValue as T)}
      >
        {options.map((option) => (
          <Option key={option} value={option} lang={langOf?.(option)}>
            {textOf(option)}
          </Option>
        ))}
      </Dropdown>
    </Setting>
  );
}

/** Changes a setting of the account; when that fails the switch goes back, and the person hears why. */
export function choose(patch: Parameters<typeof changeSettings>[0]): void {
  changeSettings(patch).catch((error: Error) => toast(errorText(error), 'failed'));
}
