import { Menu, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { EmojiRegular, PresenceAvailableRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { PresenceMode } from '../../api/types';
import { useChooseStatus } from './useChooseStatus';
import { useCurrentStatus, useOwnStatus } from './usePresence';

const modes: readonly PresenceMode[] = ['automatic', 'away', 'doNotDisturb', 'invisible'];

/** Inside the account's menu: how one is seen, and what one says of oneself. */
export function StatusMenu({ onWrite }: { onWrite(): void }) {
  const { t } = useTranslation();
  const own = useOwnStatus();
  const status = useCurrentStatus(own?.status);
  const { chooseMode } = useChooseStatus();
  const mode = own?.mode ?? 'automatic';
  return (
    <>
      <Menu
        inline
        // The first row of a menu at the edge of the window has room neither beside nor above it.
        positioning="below-start"
        checkedValues={{ mode: [mode] }}
        onCheckedValueChange={(_, { checkedItems }) => void chooseMode(checkedItems[0] as PresenceMode)}
      >
        <MenuTrigger disableButtonEnhancement>
          <MenuItem icon={<PresenceAvailableRegular />}>
            {t('presence.seenAs', { mode: t(`presence.modes.${mode}`) })}
          </MenuItem>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {modes.map((option) => (
              <MenuItemRadio key={option} name="mode" value={option}>
                {t(`presence.modes.${option}`)}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <MenuItem icon={<EmojiRegular />} onClick={onWrite}>
        {status ? [status.emoji, status.text].filter(Boolean).join(' ') : t('presence.setStatus')}
      </MenuItem>
    </>
  );
}
