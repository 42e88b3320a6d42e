import { useTranslation } from 'react-i18next';
import { type Language, languageNames, languages } from '../../i18n';
import { themePreferences, useTheme } from '../../theme/ThemeProvider';
import { chooseLanguage } from '../shell/useAccountLanguage';
import { ChoiceSetting } from './Setting';

export function LanguageSetting() {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceSetting
      label={t('settings.language')}
      hint={t('settings.languageHint')}
      value={i18n.language as Language}
      options={languages}
      textOf={(language) => languageNames[language]}
      langOf={(language) => language}
      onChoose={(language) => void chooseLanguage(language)}
    />
  );
}

export function ThemeSetting() {
  const { t } = useTranslation();
  const { preference, setPreference } = useTheme();
  return (
    <ChoiceSetting
      label={t('settings.theme')}
      hint={t('settings.themeHint')}
      value={preference}
      options={themePreferences}
      textOf={(theme) => t(`settings.themes.${theme}`)}
      onChoose={setPreference}
    />
  );
}
