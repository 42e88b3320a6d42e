import { MenuItem, MenuItemRadio } from '@fluentui/react-components';
import { EmojiRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { PresenceMode } from '../../api/types';
import { useCurrentStatus, useOwnStatus } from './usePresence';

const modes: readonly PresenceMode[] = ['automatic', 'away', 'doNotDisturb', 'invisible'];

/** Inside the account's menu, which knows the chosen mode: how one is seen, and what one says of oneself. */
export function StatusMenu({ onWrite }: { onWrite(): void }) {
  const { t } = useTranslation();
  const status = useCurrentStatus(useOwnStatus()?.status);
  return (
    <>
      {modes.map((mode) => (
        <MenuItemRadio key={mode} name="mode" value={mode}>
          {t(`presence.modes.${mode}`)}
        </MenuItemRadio>
      ))}
      <MenuItem icon={<EmojiRegular />} onClick={onWrite}>
        {status ? [status.emoji, status.text].filter(Boolean).join(' ') : t('presence.setStatus')}
      </MenuItem>
    </>
  );
}
