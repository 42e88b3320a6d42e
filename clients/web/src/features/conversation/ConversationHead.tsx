import { Button, Tooltip } from '@fluentui/react-components';
import {
  ArrowLeftRegular,
  PanelRightContractRegular,
  PanelRightRegular,
  PersonAddRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Conversation } from '../../api/types';
import { useLayout } from '../../lib/layout';
import { usePerson } from '../contacts';
import { AddMembersDialog, mayAdd, NewGroupDialog } from '../groups';
import { PersonAvatar, StatusEmoji, usePresence, usePresenceText } from '../presence';
import styles from './ConversationPage.module.css';
import type { Peer } from './peer';

interface ConversationHeadProps {
  conversation: Conversation;
  peer: Peer;
  panelShown: boolean;
  onTogglePanel(): void;
}

export function ConversationHead({ conversation, peer, panelShown, onTogglePanel }: ConversationHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const layout = useLayout();
  const person = usePerson(peer.personId ?? '');
  const panelText = t(panelShown ? 'person.hidePanel' : 'person.showPanel');
  return (
    <header className={styles.head}>
      {layout === 'narrow' && (
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular className={styles.mirrored} />}
          aria-label={t('nav.back')}
          onClick={() => navigate('/chats')}
        />
      )}
      <button type="button" className={styles.title} onClick={onTogglePanel} tabIndex={-1}>
        <PersonAvatar id={peer.id} personId={peer.personId ?? null} name={peer.displayName} photoUrl={peer.photoUrl} />
        <span className={styles.titleText}>
          <h1 dir="auto">
            {peer.displayName}
            <StatusEmoji userId={peer.personId} />
          </h1>
          <Detail conversation={conversation} peer={peer} position={person?.position} />
        </span>
      </button>
      <AddPeople conversation={conversation} peer={peer} />
      <Tooltip content={panelText} relationship="label">
        <Button
          appearance="subtle"
          icon={
            panelShown ? (
              <PanelRightContractRegular className={styles.mirrored} />
            ) : (
              <PanelRightRegular className={styles.mirrored} />
            )
          }
          aria-expanded={panelShown}
          onClick={onTogglePanel}
        />
      </Tooltip>
    </header>
  );
}

interface DetailProps {
  conversation: Conversation;
  peer: Peer;
  position: string | null | undefined;
}

/** Of a person whether they are there and the position, of a group or channel how many are in it. */
function Detail({ conversation, peer, position }: DetailProps) {
  const { t } = useTranslation();
  const presence = usePresenceText(usePresence(peer.personId));
  if (conversation.kind !== 'direct') {
    return <small dir="auto">{t('groups.members', { count: conversation.memberCount })}</small>;
  }
  return (
    <small dir="auto" data-testid="head-presence">
      {[presence, position].filter(Boolean).join(' · ')}
    </small>
  );
}

/** Adds to a group or channel; from a direct conversation makes a group with both and the new ones. */
function AddPeople({ conversation, peer }: { conversation: Conversation; peer: Peer }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (conversation.kind !== 'direct' && !mayAdd(conversation)) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Tooltip content={t(peer.personId ? 'groups.addInterlocutors' : 'groups.addPeople')} relationship="label">
        <Button appearance="subtle" icon={<PersonAddRegular />} onClick={() => setOpen(true)} />
      </Tooltip>
      {open && peer.personId && <NewGroupDialog withPersonId={peer.personId} onClose={close} />}
      {open && !peer.personId && <AddMembersDialog conversation={conversation} onClose={close} />}
    </>
  );
}
