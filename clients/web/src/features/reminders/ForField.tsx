import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Subject } from '../../api/reminder';
import { useUser } from '../../auth/useUser';
import { PeoplePicker } from '../groups/PeoplePicker';
import { mostReminded, useWhoSees } from './useWhoSees';

export type ForWhom = 'me' | 'everybody' | 'chosen';

export interface Audience {
  whom: ForWhom;
  chosen: readonly string[];
  everybody: readonly string[];
}

export const onlyMe: Audience = { whom: 'me', chosen: [], everybody: [] };

/** Whom a wish names, without some; undefined for oneself, an empty list while nobody is chosen. */
export function peopleOf(
  { whom, chosen, everybody }: Audience,
  without: readonly (string | undefined)[],
): readonly string[] | undefined {
  if (whom === 'me') return undefined;
  return (whom === 'everybody' ? everybody : chosen).filter((id) => !without.includes(id));
}

interface ForFieldProps {
  subject: Subject;
  audience: Audience;
  onChange(audience: Audience): void;
  /** Why these people could not be reminded. */
  refused: string | null;
}

/** Whom to remind: oneself, or others who see the message. Shown where the workspace allows it. */
export function ForField({ subject, audience, onChange, refused }: ForFieldProps) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const seeing = useWhoSees(subject, true);
  const others = seeing?.people.filter((id) => id !== userId) ?? [];
  const { whom, chosen } = audience;
  const tooMany = chosen.length > mostReminded;
  const offered = (['me', 'everybody', 'chosen'] as const).filter((one) => one !== 'everybody' || seeing?.isEverybody);
  if (!seeing || others.length === 0) return null;
  return (
    <>
      <Field
        label={t('reminders.for')}
        hint={whom === 'me' ? undefined : t('reminders.forHint')}
        validationMessage={whom === 'everybody' ? refused : undefined}
      >
        <Select
          value={whom}
          onChange={(_, { value }) => onChange({ whom: value as ForWhom, chosen, everybody: seeing.people })}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(`reminders.forWhom.${one}`, { count: seeing.people.length })}
            </option>
          ))}
        </Select>
      </Field>
      {whom === 'chosen' && (
        <PeoplePicker
          label={t('reminders.forPeople')}
          chosen={chosen}
          among={seeing.isEverybody ? new Set(others) : undefined}
          error={tooMany ? t('reminders.forTooMany', { most: mostReminded }) : refused}
          onChange={(people) => onChange({ ...audience, chosen: people })}
        />
      )}
    </>
  );
}
