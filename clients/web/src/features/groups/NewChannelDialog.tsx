import { Field, Input, Switch, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { groupsApi } from '../../api/groups';
import { FormDialog } from '../../components/FormDialog';
import { newId } from '../../lib/id';
import { chatCache } from '../../realtime/runtime';
import { PeoplePicker } from './PeoplePicker';

/** Makes a channel, public or private. */
export function NewChannelDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [key] = useState(newId);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [isPublic, setPublic] = useState(true);
  const [people, setPeople] = useState<string[]>([]);

  async function create(): Promise<void> {
    const channel = { name: name.trim(), description: description.trim(), isPublic, userIds: people };
    const created = await groupsApi.createChannel(channel, key);
    chatCache.applyConversation(created);
    navigate(`/chats/${created.id}`);
  }

  return (
    <FormDialog
      title={t('groups.newChannel')}
      action={t('groups.create')}
      ready={name.trim() !== ''}
      onSubmit={create}
      onClose={onClose}
    >
      <Field label={t('groups.name')} required>
        <Input autoFocus value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t('groups.description')}>
        <Textarea value={description} maxLength={500} rows={2} onChange={(_, { value }) => setDescription(value)} />
      </Field>
      <Field hint={t(isPublic ? 'groups.publicHint' : 'groups.privateHint')}>
        <Switch checked={isPublic} label={t('groups.public')} onChange={(_, { checked }) => setPublic(checked)} />
      </Field>
      <PeoplePicker label={t('groups.peopleOptional')} chosen={people} onChange={setPeople} />
    </FormDialog>
  );
}
