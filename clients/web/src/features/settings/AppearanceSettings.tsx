import { Dropdown, Option } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languageNames, languages } from '../../i18n';
import { type ThemePreference, themePreferences, useTheme } from '../../theme/ThemeProvider';
import { chooseLanguage } from '../shell/useAccountLanguage';
import { Setting } from './Setting';
import styles from './SettingsPage.module.css';

export function LanguageSetting() {
  const { t, i18n } = useTranslation();
  const id = useId();
  const language = i18n.language as Language;
  return (
    <Setting id={id} label={t('settings.language')} hint={t('settings.languageHint')}>
      <Dropdown
        id={`${id}-control`}
        aria-labelledby={id}
        className={styles.dropdown}
        value={languageNames[language]}
        selectedOptions={[language]}
        onOptionSelect={(_, { optionValue }) => void chooseLanguage(optionValue as Language)}
      >
        {languages.map((option) => (
          <Option key={option} value={option} lang={option}>
            {languageNames[option]}
          </Option>
        ))}
      </Dropdown>
    </Setting>
  );
}

export function ThemeSetting() {
  const { t } = useTranslation();
  const id = useId();
  const { preference, setPreference } = useTheme();
  return (
    <Setting id={id} label={t('settings.theme')} hint={t('settings.themeHint')}>
      <Dropdown
        id={`${id}-control`}
        aria-labelledby={id}
        className={styles.dropdown}
        value={t(`settings.themes.${preference}`)}
        selectedOptions={[preference]}
        onOptionSelect={(_, { optionValue }) => setPreference(optionValue as ThemePreference)}
      >
        {themePreferences.map((option) => (
          <Option key={option} value={option}>
            {t(`settings.themes.${option}`)}
          </Option>
        ))}
      </Dropdown>
    </Setting>
  );
}
