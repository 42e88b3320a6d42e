import {
  Field,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../auth/useUser';
import { wordsOf } from '../../lib/match';
import { useContacts } from '../contacts';
import { matchesPerson } from '../contacts/tree';
import { PersonAvatar } from '../presence';

interface PeoplePickerProps {
  label: string;
  chosen: readonly string[];
  onChange(personIds: string[]): void;
  /** Who is in it already. */
  except?: ReadonlySet<string>;
  /** Who is offered; everybody in the organization where it is left out. */
  among?: ReadonlySet<string>;
  /** Why those that are chosen will not do. */
  error?: string | null;
  autoFocus?: boolean;
}

const shown = 30;
/** The line that says why there is nobody; no id of a person. */
const noOption = 'none';

/** Several people, found by a few letters of their names. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { label, chosen, onChange, except, among, error, autoFocus = false } = props;
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts, isPending, isError, refetch } = useContacts();
  const [query, setQuery] = useState('');
  const searched = useDeferredValue(query);

  const found = useMemo(() => {
    const words = wordsOf(searched);
    const taken = new Set([...chosen, userId]);
    const people = contacts?.people ?? [];
    return people
      .filter(({ id, isActive }) => isActive && !taken.has(id) && !except?.has(id) && (!among || among.has(id)))
      .filter((person) => words.length === 0 || matchesPerson(person, words))
      .slice(0, shown);
  }, [contacts, searched, chosen, except, among, userId]);

  const nameOf = (id: string) => contacts?.peopleById.get(id)?.displayName ?? '…';

  return (
    <Field label={label} validationMessage={error}>
      <TagPicker
        selectedOptions={[...chosen]}
        onOptionSelect={(_, { selectedOptions, value }) => {
          if (value === noOption) {
            if (isError) void refetch();
            return;
          }
          onChange(selectedOptions);
          setQuery('');
        }}
      >
        <TagPickerControl>
          <TagPickerGroup aria-label={t('groups.chosen')}>
            {chosen.map((id) => (
              <Tag key={id} value={id} shape="rounded">
                {nameOf(id)}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            aria-label={label}
            autoFocus={autoFocus}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </TagPickerControl>
        <TagPickerList aria-label={label}>
          {found.map((person) => (
            <TagPickerOption
              key={person.id}
              value={person.id}
              text={person.displayName}
              media={<PersonAvatar id={person.id} name={person.displayName} photoUrl={person.photoUrl} size="small" />}
              secondaryContent={person.position}
            >
              {person.displayName}
            </TagPickerOption>
          ))}
          {found.length === 0 && (
            <TagPickerOption value={noOption} text="">
              {t(isPending ? 'groups.loadingPeople' : isError && !contacts ? 'contacts.failed' : 'groups.nobodyFound')}
            </TagPickerOption>
          )}
        </TagPickerList>
      </TagPicker>
    </Field>
  );
}
