import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChatRegular, CommunicationRegular, CopyRegular, PersonRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { useOpenChat } from '../chats/useOpenChat';
import { AddToGroupMenu } from '../friends/AddToGroupMenu';
import { useCopyPerson } from '../person/useCopyPerson';
import { usePerson } from './useContacts';

/** The context menu of a person, wherever one stands. */
export function usePersonMenu() {
  return useContextMenu<string>((personId) => <PersonMenuItems personId={personId} />);
}

/** Communication -> In chat, Open, Add to group, Copy. */
export function PersonMenuItems({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const person = usePerson(personId);
  const openChat = useOpenChat();
  const copyPerson = useCopyPerson();
  const isOther = personId !== userId;

  return (
    <>
      {isOther && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <MenuItem icon={<CommunicationRegular />}>{t('person.communication')}</MenuItem>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem icon={<ChatRegular />} secondaryContent="Ctrl+Enter" onClick={() => void openChat(personId)}>
                {t('person.inChat')}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      <MenuItem icon={<PersonRegular />} onClick={() => navigate(`/people/${personId}`)}>
        {t('person.open')}
      </MenuItem>
      {isOther && person && <AddToGroupMenu personId={personId} name={person.displayName} />}
      <MenuItem icon={<CopyRegular />} onClick={() => void copyPerson(personId)}>
        {t('person.copy')}
      </MenuItem>
    </>
  );
}
