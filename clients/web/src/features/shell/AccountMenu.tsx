import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DarkThemeRegular, LocalLanguageRegular, SettingsRegular, SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PresenceMode } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { type Language, languageNames, languages } from '../../i18n';
import { type ThemePreference, themePreferences, useTheme } from '../../theme/ThemeProvider';
import { OwnAvatar, StatusDialog, StatusMenu, useChooseStatus, useOwnStatus } from '../presence';
import styles from './AccountMenu.module.css';
import { leave } from './leave';
import { chooseLanguage } from './useAccountLanguage';

export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const user = useUser();
  const [writing, setWriting] = useState(false);
  const own = useOwnStatus();
  const { chooseMode } = useChooseStatus();
  const { preference, setPreference } = useTheme();

  return (
    <>
      <Menu
        inline
        positioning={{ position: 'below', align: 'end', offset: 8 }}
        checkedValues={{ mode: [own?.mode ?? 'automatic'] }}
        onCheckedValueChange={(_, { checkedItems }) => void chooseMode(checkedItems[0] as PresenceMode)}
      >
        <MenuTrigger disableButtonEnhancement>
          <button type="button" className={styles.trigger} aria-label={t('account.menu', { name: user.displayName })}>
            <OwnAvatar size="small" />
          </button>
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <div className={styles.who}>
            <OwnAvatar />
            <div>
              <strong dir="auto">{user.displayName}</strong>
              <span dir="auto">{user.position ?? user.login}</span>
            </div>
          </div>
          <MenuList>
            <MenuDivider />
            <StatusMenu onWrite={() => setWriting(true)} />
            <MenuDivider />
            <Menu
              inline
              checkedValues={{ language: [i18n.language] }}
              onCheckedValueChange={(_, { checkedItems }) => void chooseLanguage(checkedItems[0] as Language)}
            >
              <MenuTrigger disableButtonEnhancement>
                <MenuItem icon={<LocalLanguageRegular />}>{t('account.language')}</MenuItem>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {languages.map((language) => (
                    <MenuItemRadio key={language} name="language" value={language} lang={language}>
                      {languageNames[language]}
                    </MenuItemRadio>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
            <Menu
              inline
              checkedValues={{ theme: [preference] }}
              onCheckedValueChange={(_, { checkedItems }) => setPreference(checkedItems[0] as ThemePreference)}
            >
              <MenuTrigger disableButtonEnhancement>
                <MenuItem icon={<DarkThemeRegular />}>{t('account.theme')}</MenuItem>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {themePreferences.map((theme) => (
                    <MenuItemRadio key={theme} name="theme" value={theme}>
                      {t(`settings.themes.${theme}`)}
                    </MenuItemRadio>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
            <MenuItem icon={<SettingsRegular />} onClick={() => navigate('/settings')}>
              {t('account.settings')}
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} onClick={() => void leave()}>
              {t('account.signOut')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {writing && <StatusDialog onClose={() => setWriting(false)} />}
    </>
  );
}
