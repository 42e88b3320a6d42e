import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChatRegular, CommunicationRegular, CopyRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { useOpenChat } from '../chats/useOpenChat';
import { useCopyPerson } from '../person/useCopyPerson';

/** The context menu of a person: Communication -> In chat, Copy. */
export function usePersonMenu() {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const openChat = useOpenChat();
  const copyPerson = useCopyPerson();

  return useContextMenu<string>((personId) => (
    <>
      {personId !== userId && (
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
      <MenuItem icon={<CopyRegular />} onClick={() => void copyPerson(personId)}>
        {t('person.copy')}
      </MenuItem>
    </>
  ));
}
