import { Field, Input, Switch, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsApi } from '../../api/groups';
import type { Conversation } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { chatCache } from '../../realtime/runtime';
import { PictureField } from './PictureField';
import { applyChoice, type PictureChoice } from './pictureChoice';

interface EditGroupDialogProps {
  conversation: Conversation;
  /** What it is called now, by its own name or those of its members. */
  shownName: string;
  onClose(): void;
}

/** How a group or channel is called, looks, and what it is for; of a channel also who finds it. */
export function EditGroupDialog({ conversation, shownName, onClose }: EditGroupDialogProps) {
  const { t } = useTranslation();
  const isChannel = conversation.kind === 'channel';
  const [name, setName] = useState(conversation.name ?? '');
  const [description, setDescription] = useState(conversation.description ?? '');
  const [picture, setPicture] = useState<PictureChoice>({ kind: 'asIs' });
  const [isPublic, setPublic] = useState(conversation.isPublic);

  async function save(): Promise<void> {
    const change = { name: name.trim(), description: description.trim() };
    chatCache.applyConversation(await groupsApi.change(conversation.id, isChannel ? { ...change, isPublic } : change));
    const pictured = await applyChoice(conversation, picture);
    if (pictured) chatCache.applyConversation(pictured);
  }

  return (
    <FormDialog
      title={t('groups.edit')}
      action={t('groups.save')}
      ready={!isChannel || name.trim() !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <PictureField
        conversation={conversation}
        name={name.trim() || shownName}
        choice={picture}
        onChange={setPicture}
      />
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
