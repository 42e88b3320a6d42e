import { Dropdown, Option, Switch } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languageNames, languages } from '../../i18n';
import { sendOnEnter } from '../../lib/settings';
import { useStore } from '../../lib/store';
import { type ThemePreference, themePreferences, useTheme } from '../../theme/ThemeProvider';
import { chooseLanguage } from '../shell/useAccountLanguage';
import { PasswordForm } from './PasswordForm';
import { SessionList } from './SessionList';
import styles from './SettingsPage.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <h1>{t('settings.title')}</h1>
        <Section title={t('settings.appearance')}>
          <LanguageSetting />
          <ThemeSetting />
        </Section>
        <Section title={t('settings.chat')}>
          <SendOnEnterSetting />
        </Section>
        <Section title={t('settings.password')} hint={t('settings.passwordHint')}>
          <PasswordForm />
        </Section>
        <Section title={t('settings.sessions')} hint={t('settings.sessionsHint')}>
          <SessionList />
        </Section>
      </div>
    </main>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </section>
  );
}

function Setting({ id, label, hint, children }: { id: string; label: string; hint: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div>
        <label id={id} htmlFor={`${id}-control`}>
          {label}
        </label>
        <p>{hint}</p>
      </div>
      {children}
    </div>
  );
}

function LanguageSetting() {
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

function ThemeSetting() {
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

function SendOnEnterSetting() {
  const { t } = useTranslation();
  const id = useId();
  const on = useStore(sendOnEnter);
  return (
    <Setting id={id} label={t('settings.sendOnEnter')} hint={t('settings.sendOnEnterHint')}>
      <Switch
        id={`${id}-control`}
        aria-labelledby={id}
        checked={on}
        onChange={(_, { checked }) => sendOnEnter.set(checked)}
      />
    </Setting>
  );
}
