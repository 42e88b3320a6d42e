import { ChatRegular, CopyRegular, PeopleAddRegular, PersonAddRegular, PersonRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Person, PersonSummary } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useOpenChat } from '../chats/useOpenChat';
import { AddToGroupMenu } from '../friends/AddToGroupMenu';
import { NewGroupDialog } from '../groups';
import styles from './PersonActions.module.css';
import { useCopyPerson } from './useCopyPerson';

interface PersonActionsProps {
  person: Person | PersonSummary;
  /** Within a conversation the buttons need not lead to it, and lead to the person's page instead. */
  inConversation?: boolean;
}

/** The buttons under a person's photo. */
export function PersonActions({ person, inConversation = false }: PersonActionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const openChat = useOpenChat();
  const copyPerson = useCopyPerson();
  const [adding, setAdding] = useState(false);
  const isOther = person.id !== userId;
  return (
    <div className={styles.actions}>
      {isOther && !inConversation && person.isActive && (
        <button type="button" aria-keyshortcuts="Control+Enter" onClick={() => void openChat(person.id)}>
          <ChatRegular aria-hidden="true" />
          {t('person.inChat')}
        </button>
      )}
      {inConversation && (
        <button type="button" onClick={() => navigate(`/people/${person.id}`)}>
          <PersonRegular aria-hidden="true" />
          {t('person.page')}
        </button>
      )}
      {isOther && person.isActive && inConversation && (
        <button type="button" onClick={() => setAdding(true)}>
          <PersonAddRegular aria-hidden="true" />
          {t('groups.addInterlocutors')}
        </button>
      )}
      {isOther && person.isActive && (
        <AddToGroupMenu
          personId={person.id}
          name={person.displayName}
          trigger={
            <button type="button">
              <PeopleAddRegular aria-hidden="true" />
              {t('friends.toFriends')}
            </button>
          }
        />
      )}
      <button type="button" onClick={() => void copyPerson(person.id)}>
        <CopyRegular aria-hidden="true" />
        {t('person.copy')}
      </button>
      {adding && <NewGroupDialog withPersonId={person.id} onClose={() => setAdding(false)} />}
    </div>
  );
}
