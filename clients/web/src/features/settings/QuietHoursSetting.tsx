import { Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../api/types';
import { useFormats } from '../../i18n/format';
import { browserZone } from '../../lib/wallTime';
import { useSettings } from '../../settings';
import { week } from '../notifications/quietHours';
import { choose, SwitchSetting } from './Setting';
import styles from './SettingsPage.module.css';

export function QuietHoursSetting() {
  const { t } = useTranslation();
  const { quietHours } = useSettings();
  return (
    <>
      <SwitchSetting
        label={t('settings.quietHours')}
        hint={t('settings.quietHoursHint')}
        checked={quietHours !== null}
        onChange={(on) => choose({ quietHours: on ? usualNight() : null })}
      />
      {quietHours && <QuietHoursForm quietHours={quietHours} />}
    </>
  );
}

function usualNight(): QuietHours {
  return { from: '22:00', to: '07:00', timeZone: browserZone(), days: null };
}

function QuietHoursForm({ quietHours }: { quietHours: QuietHours }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const zones = useMemo(() => zonesWith(quietHours.timeZone), [quietHours.timeZone]);
  const daysId = useId();
  const days = quietHours.days ?? week;

  function set(change: Partial<QuietHours>): void {
    choose({ quietHours: { ...quietHours, ...change } });
  }

  function toggle(day: string): void {
    const chosen = week.filter((one) => (one === day ? !days.includes(one) : days.includes(one)));
    if (chosen.length > 0) set({ days: chosen.length === week.length ? null : chosen });
  }

  return (
    <div className={styles.quiet} data-testid="quiet-hours">
      <TimeField
        label={t('settings.quietFrom')}
        value={quietHours.from}
        other={quietHours.to}
        onSet={(from) => set({ from })}
      />
      <TimeField
        label={t('settings.quietTo')}
        value={quietHours.to}
        other={quietHours.from}
        onSet={(to) => set({ to })}
      />
      <Field label={t('settings.timeZone')} className={styles.zone}>
        <Select value={quietHours.timeZone} onChange={(_, { value }) => set({ timeZone: value })}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className={styles.days} aria-labelledby={daysId}>
        <span id={daysId} className={styles.label}>
          {t('settings.quietDays')}
        </span>
        <div>
          {week.map((day, index) => (
            <button
              key={day}
              type="button"
              aria-pressed={days.includes(day)}
              title={formats.weekday(index, 'long')}
              onClick={() => toggle(day)}
            >
              {formats.weekday(index, 'short')}
            </button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Kept when the person has finished with the field: half a time typed is no time. */
function TimeField({
  label,
  value,
  other,
  onSet,
}: {
  label: string;
  value: string;
  other: string;
  onSet(value: string): void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const same = typed === other;

  return (
    <Field label={label} validationMessage={same ? t('settings.quietSame') : null}>
      <Input
        type="time"
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={() => {
          if (typed === '' || same) setTyped(value);
          else if (typed !== value) onSet(typed);
        }}
      />
    </Field>
  );
}

function zonesWith(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
