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
import { Avatar } from '../../components/Avatar';
import { useLayout } from '../../lib/layout';
import { usePerson } from '../contacts';
import { AddMembersDialog, mayAdd, NewGroupDialog } from '../groups';
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
        <Avatar id={peer.id} name={peer.displayName} photoUrl={person?.photoUrl} />
        <span className={styles.titleText}>
          <h1 dir="auto">{peer.displayName}</h1>
          <Detail conversation={conversation} position={person?.position} />
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

/** Of a person the position, of a group or channel how many are in it. */
function Detail({ conversation, position }: { conversation: Conversation; position: string | null | undefined }) {
  const { t } = useTranslation();
  const detail = conversation.kind === 'direct' ? position : t('groups.members', { count: conversation.memberCount });
  return detail ? <small dir="auto">{detail}</small> : null;
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
