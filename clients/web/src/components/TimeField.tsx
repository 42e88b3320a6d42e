import { Field, Input } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { fromField, toField } from '../lib/wallTime';

interface TimeFieldProps {
  value: Date | null;
  onChange(time: Date | null): void;
}

/** Date and time in this browser's time zone. A time that is past cannot be chosen. */
export function TimeField({ value, onChange }: TimeFieldProps) {
  const { t } = useTranslation();
  const past = value !== null && value.getTime() <= Date.now();
  return (
    <Field label={t('time.when')} validationMessage={past ? t('time.past') : undefined} required>
      <Input
        type="datetime-local"
        value={value ? toField(value) : ''}
        min={toField(new Date())}
        onChange={(_, data) => onChange(fromField(data.value))}
      />
    </Field>
  );
}

export function isFuture(time: Date | null): time is Date {
  return time !== null && time.getTime() > Date.now();
}
