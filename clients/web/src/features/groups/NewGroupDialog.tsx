import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { groupsApi } from '../../api/groups';
import { FormDialog } from '../../components/FormDialog';
import { newId } from '../../lib/id';
import { chatCache } from '../../realtime/runtime';
import { usePerson } from '../contacts';
import { PeoplePicker } from './PeoplePicker';

interface NewGroupDialogProps {
  /** Who is in it from the start: the person whose conversation becomes a group. The conversation itself stays as it is. */
  withPersonId?: string;
  onClose(): void;
}

/** Makes a multi-chat. */
export function NewGroupDialog({ withPersonId, onClose }: NewGroupDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [key] = useState(newId);
  const [people, setPeople] = useState<string[]>([]);
  const [except] = useState(() => new Set(withPersonId ? [withPersonId] : []));
  const personName = usePerson(withPersonId ?? '')?.displayName ?? '…';
  const [name, setName] = useState('');

  async function create(): Promise<void> {
    const group = await groupsApi.createGroup(name.trim(), [...except, ...people], key);
    chatCache.applyConversation(group);
    navigate(`/chats/${group.id}`);
  }

  return (
    <FormDialog
      title={t(withPersonId ? 'groups.addInterlocutors' : 'groups.newGroup')}
      action={t('groups.create')}
      ready={people.length > 0}
      onSubmit={create}
      onClose={onClose}
    >
      <PeoplePicker
        label={withPersonId ? t('groups.peopleWith', { name: personName }) : t('groups.people')}
        chosen={people}
        onChange={setPeople}
        except={except}
        autoFocus
      />
      <Field label={t('groups.nameOptional')}>
        <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  );
}
