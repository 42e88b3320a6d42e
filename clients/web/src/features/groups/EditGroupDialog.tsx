import { Field, Input, Switch, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsApi } from '../../api/groups';
import type { Conversation } from '../../api/types';
import { chatCache } from '../../realtime/runtime';
import { FormDialog } from './FormDialog';

/** How a group or channel is called and what it is for; of a channel also who finds it. */
export function EditGroupDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const { t } = useTranslation();
  const isChannel = conversation.kind === 'channel';
  const [name, setName] = useState(conversation.name ?? '');
  const [description, setDescription] = useState(conversation.description ?? '');
  const [isPublic, setPublic] = useState(conversation.isPublic);

  async function save(): Promise<void> {
    const change = { name: name.trim(), description: description.trim() };
    chatCache.applyConversation(await groupsApi.change(conversation.id, isChannel ? { ...change, isPublic } : change));
  }

  return (
    <FormDialog
      title={t('groups.edit')}
      action={t('groups.save')}
      ready={!isChannel || name.trim() !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t(isChannel ? 'groups.name' : 'groups.nameOptional')} required={isChannel}>
        <Input autoFocus value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t('groups.description')}>
        <Textarea value={description} maxLength={500} rows={3} onChange={(_, { value }) => setDescription(value)} />
      </Field>
      {isChannel && (
        <Field hint={t(isPublic ? 'groups.publicHint' : 'groups.privateHint')}>
          <Switch checked={isPublic} label={t('groups.public')} onChange={(_, { checked }) => setPublic(checked)} />
        </Field>
      )}
    </FormDialog>
  );
}
