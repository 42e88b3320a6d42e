import { Menu, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  AlertOffRegular,
  AlertRegular,
  ArchiveArrowBackRegular,
  ArchiveRegular,
  PinOffRegular,
  PinRegular,
  SpeakerMuteRegular,
  StarOffRegular,
  StarRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation, ConversationPreferences } from '../../api/types';
import { MoveToFolderMenu } from '../folders';
import { useChangePreferences } from './usePreferences';

const levels = ['all', 'mentions', 'none'] as const satisfies ConversationPreferences['level'][];

/** How one keeps a conversation, for the context menu of its row. */
export function ConversationMenuItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const changePreferences = useChangePreferences();
  const { pinned, favourite, muted, archived, level } = conversation.preferences;
  const change = (preferences: Partial<ConversationPreferences>) =>
    void changePreferences(conversation.id, preferences);
  return (
    <>
      <MenuItem icon={pinned ? <PinOffRegular /> : <PinRegular />} onClick={() => change({ pinned: !pinned })}>
        {t(pinned ? 'preferences.unpin' : 'preferences.pin')}
      </MenuItem>
      <MenuItem
        icon={favourite ? <StarOffRegular /> : <StarRegular />}
        onClick={() => change({ favourite: !favourite })}
      >
        {t(favourite ? 'preferences.unfavourite' : 'preferences.favourite')}
      </MenuItem>
      <MoveToFolderMenu conversation={conversation} />
      <MenuItem icon={muted ? <AlertRegular /> : <SpeakerMuteRegular />} onClick={() => change({ muted: !muted })}>
        {t(muted ? 'preferences.unmute' : 'preferences.mute')}
      </MenuItem>
      <Menu checkedValues={{ level: [level] }}>
        <MenuTrigger disableButtonEnhancement>
          <MenuItem icon={<AlertOffRegular />}>{t('preferences.level')}</MenuItem>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {levels.map((one) => (
              <MenuItemRadio key={one} name="level" value={one} onClick={() => change({ level: one })}>
                {t(`preferences.level_${one}`)}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <MenuItem
        icon={archived ? <ArchiveArrowBackRegular /> : <ArchiveRegular />}
        onClick={() => change({ archived: !archived })}
      >
        {t(archived ? 'preferences.unarchive' : 'preferences.archive')}
      </MenuItem>
    </>
  );
}
