import { Button, Field, Input, Select } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Repeat, repeats } from '../../api/types';
import { PhraseField } from './PhraseField';
import type { Understood } from './phrase';
import styles from './Reminders.module.css';
import { lastDay, presets, presetTime } from './times';
import type { useReminderTime } from './useReminderTime';

const DayCalendar = lazy(() => import('../../components/DayCalendar'));

interface TimeChoiceProps {
  chosen: ReturnType<typeof useReminderTime>;
  /** The time that words mean here. */
  meant(understood: Understood): Date;
  /** Why there can be none at that time. */
  why: string | null;
  /** What else stands below these fields. */
  children: ReactNode;
}

/** The fields for a time: usual ones, words, a clock, how it repeats, and a calendar. */
export function TimeChoice({ chosen, meant, why, children }: TimeChoiceProps) {
  const { t } = useTranslation();
  const { time, now } = chosen;
  return (
    <>
      <fieldset className={styles.presets} aria-label={t('reminders.presets')}>
        {presets.map((preset) => (
          <Button
            key={preset}
            size="small"
            onClick={() => chosen.setTime(presetTime(preset, time ?? now, new Date()))}
            data-testid={`preset-${preset}`}
          >
            {t(`reminders.preset.${preset}`)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.columns}>
        <div className={styles.fields}>
          <PhraseField
            value={chosen.phrase}
            onChange={chosen.setPhrase}
            timeOf={meant}
            onRead={(read) => chosen.setTime(read, chosen.phrase)}
          />
          <Field label={t('reminders.time')} validationMessage={why} required>
            <Input type="time" value={chosen.clock} onChange={(_, data) => chosen.setClock(data.value)} />
          </Field>
          <Field label={t('reminders.repeat')}>
            <Select value={chosen.repeat} onChange={(_, { value }) => chosen.setRepeat(value as Repeat)}>
              {repeats.map((repeat) => (
                <option key={repeat} value={repeat}>
                  {t(`reminders.repeats.${repeat}`)}
                </option>
              ))}
            </Select>
          </Field>
          {children}
        </div>
        <div className={styles.calendar}>
          <Suspense fallback={<div className={styles.loading} />}>
            <DayCalendar
              // The month that is shown follows a day that is chosen elsewhere.
              key={`${chosen.day.getFullYear()}-${chosen.day.getMonth()}`}
              value={chosen.day}
              minDate={now}
              maxDate={lastDay(now)}
              onChoose={chosen.setDay}
            />
          </Suspense>
        </div>
      </div>
    </>
  );
}
