import { EditRegular, PersonAddRegular, SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsApi } from '../../api/groups';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { Avatar } from '../../components/Avatar';
import { FormDialog } from '../../components/FormDialog';
import { SidePanel, SidePanelClose } from '../../components/SidePanel';
import { useLayout } from '../../lib/layout';
import { chatCache } from '../../realtime/runtime';
import personStyles from '../person/Person.module.css';
import actionStyles from '../person/PersonActions.module.css';
import { AddMembersDialog } from './AddMembersDialog';
import { EditGroupDialog } from './EditGroupDialog';
import styles from './Groups.module.css';
import { MemberList } from './MemberList';
import { mayAdd, mayEdit } from './rights';

interface GroupPanelProps {
  conversation: Conversation;
  name: string;
  onClose(): void;
}

/** Beside a group or channel: what it is, what can be done, and who is in it. */
export function GroupPanel({ conversation, name, onClose }: GroupPanelProps) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const layout = useLayout();
  const [dialog, setDialog] = useState<'add' | 'edit' | 'leave' | null>(null);
  const Heading = layout === 'narrow' ? 'h1' : 'h2';
  const isChannel = conversation.kind === 'channel';

  async function leave(): Promise<void> {
    await groupsApi.removeMember(conversation.id, userId);
    chatCache.removeConversation(conversation.id);
  }

  return (
    <>
      <SidePanel stays className={personStyles.panel} label={t('person.panel', { name })} onClose={onClose}>
        <SidePanelClose onClose={onClose} />
        <div className={personStyles.card}>
          <Avatar id={conversation.id} name={name} photoUrl={conversation.pictureUrl} size="large" />
          <Heading className={personStyles.name} dir="auto">
            {name}
          </Heading>
          <p className={personStyles.position}>
            {t(isChannel ? (conversation.isPublic ? 'groups.publicChannel' : 'groups.privateChannel') : 'groups.group')}
            {' · '}
            {t('groups.members', { count: conversation.memberCount })}
          </p>
          {conversation.description && (
            <p className={styles.description} dir="auto">
              {conversation.description}
            </p>
          )}
          <div className={`${actionStyles.actions} ${personStyles.buttons}`}>
            {mayAdd(conversation) && (
              <button type="button" onClick={() => setDialog('add')}>
                <PersonAddRegular aria-hidden="true" />
                {t('groups.addPeople')}
              </button>
            )}
            {mayEdit(conversation) && (
              <button type="button" onClick={() => setDialog('edit')}>
                <EditRegular aria-hidden="true" />
                {t('groups.edit')}
              </button>
            )}
            <button type="button" onClick={() => setDialog('leave')}>
              <SignOutRegular aria-hidden="true" />
              {t('groups.leave')}
            </button>
          </div>
        </div>
        <MemberList conversation={conversation} />
      </SidePanel>
      {dialog === 'add' && <AddMembersDialog conversation={conversation} onClose={() => setDialog(null)} />}
      {dialog === 'leave' && (
        <FormDialog
          title={t('groups.leaveQuestion', { name })}
          action={t('groups.leave')}
          ready
          onSubmit={leave}
          onClose={() => setDialog(null)}
        >
          <p>{t('groups.leaveText')}</p>
        </FormDialog>
      )}
      {dialog === 'edit' && (
        <EditGroupDialog conversation={conversation} shownName={name} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
