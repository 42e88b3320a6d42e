import { Field, Input } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { readPhrase, type Understood } from './phrase';

type Reading = 'nothing' | 'reading' | 'understood' | 'notUnderstood' | 'failed';

interface PhraseFieldProps {
  value: string;
  onChange(phrase: string): void;
  /** The time that the phrase means, with what is chosen already where it names no time of day. */
  timeOf(understood: Understood): Date;
  onRead(time: Date): void;
}

/** A time in words, and what was understood. */
export function PhraseField({ value, onChange, timeOf, onRead }: PhraseFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [reading, setReading] = useState<Reading>('nothing');
  const [meant, setMeant] = useState<Date | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useFirstFocus(field);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read when it was typed, not when something else changes
  useEffect(() => {
    if (value.trim() === '') {
      setReading('nothing');
      return;
    }
    let left = false;
    setReading('reading');
    readPhrase(value, new Date()).then(
      (understood) => {
        if (left) return;
        setReading(understood ? 'understood' : 'notUnderstood');
        if (!understood) return;
        const time = timeOf(understood);
        setMeant(time);
        onRead(time);
      },
      () => !left && setReading('failed'),
    );
    return () => {
      left = true;
    };
  }, [value]);

  return (
    <Field
      label={t('reminders.phrase')}
      hint={reading === 'nothing' || reading === 'reading' ? t('reminders.phraseHint') : undefined}
      validationState={reading === 'understood' ? 'success' : reading === 'notUnderstood' ? 'warning' : 'none'}
      validationMessage={
        reading === 'understood' && meant
          ? t('reminders.understood', { time: formats.occasion(meant, 'long') })
          : reading === 'notUnderstood'
            ? t('reminders.notUnderstood')
            : reading === 'failed'
              ? t('error.network')
              : undefined
      }
    >
      <Input
        ref={field}
        value={value}
        maxLength={100}
        autoComplete="off"
        placeholder={t('reminders.phrasePlaceholder')}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** After the dialog has given it to its first button. On a touch screen the keyboard would cover the buttons, which are quicker there. */
function useFirstFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!window.matchMedia('(hover: hover)').matches) return;
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [field]);
}
