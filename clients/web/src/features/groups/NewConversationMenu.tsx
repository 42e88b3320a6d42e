import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { AddRegular, ChatRegular, MegaphoneRegular, PeopleRegular, SearchRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ChannelBrowser } from './ChannelBrowser';
import { NewChannelDialog } from './NewChannelDialog';
import { NewGroupDialog } from './NewGroupDialog';

/** What a new conversation can be. */
export function NewConversationMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'group' | 'channel' | 'browse' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<AddRegular />} aria-label={t('chats.new')} title={t('chats.new')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<ChatRegular />} onClick={() => navigate('/contacts')}>
              {t('groups.toPerson')}
            </MenuItem>
            <MenuItem icon={<PeopleRegular />} onClick={() => setDialog('group')}>
              {t('groups.newGroup')}
            </MenuItem>
            <MenuItem icon={<MegaphoneRegular />} onClick={() => setDialog('channel')}>
              {t('groups.newChannel')}
            </MenuItem>
            <MenuItem icon={<SearchRegular />} onClick={() => setDialog('browse')}>
              {t('groups.channels')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {dialog === 'group' && <NewGroupDialog onClose={close} />}
      {dialog === 'channel' && <NewChannelDialog onClose={close} />}
      {dialog === 'browse' && <ChannelBrowser onClose={close} />}
    </>
  );
}
