import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsApi } from '../../api/groups';
import { keys, queryClient } from '../../api/queryClient';
import type { Conversation } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { PeoplePicker } from './PeoplePicker';

const choices = { all: null, month: 30, week: 7, none: 0 } as const;
type Choice = keyof typeof choices;

/** Adds people to a group or channel, with the choice of what they see of the past. */
export function AddMembersDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const { t } = useTranslation();
  const [people, setPeople] = useState<string[]>([]);
  const [past, setPast] = useState<Choice>('all');
  const [except] = useState(() => new Set(conversation.members.map(({ userId }) => userId)));

  async function add(): Promise<void> {
    await groupsApi.addMembers(conversation.id, people, choices[past]);
    await queryClient.invalidateQueries({ queryKey: keys.members(conversation.id) });
  }

  return (
    <FormDialog
      title={t('groups.addPeople')}
      action={t('groups.add')}
      ready={people.length > 0}
      onSubmit={add}
      onClose={onClose}
    >
      <PeoplePicker label={t('groups.people')} chosen={people} onChange={setPeople} except={except} autoFocus />
      <Field label={t('groups.past')}>
        <RadioGroup value={past} onChange={(_, { value }) => setPast(value as Choice)}>
          {(Object.keys(choices) as Choice[]).map((choice) => (
            <Radio key={choice} value={choice} label={t(`groups.past_${choice}`)} />
          ))}
        </RadioGroup>
      </Field>
    </FormDialog>
  );
}
