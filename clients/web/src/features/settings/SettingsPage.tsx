import { useTranslation } from 'react-i18next';
import { useUser } from '../../auth/useUser';
import { LanguageSetting, ThemeSetting } from './AppearanceSettings';
import { ChatSettings } from './ChatSettings';
import { NotificationSettings } from './NotificationSettings';
import { PasswordForm } from './PasswordForm';
import { SessionList } from './SessionList';
import { Section } from './Setting';
import styles from './SettingsPage.module.css';
import { WorkspaceSettings } from './WorkspaceSettings';

const anchors = ['appearance', 'notifications', 'chat', 'password', 'sessions', 'workspace'] as const;

export function SettingsPage() {
  const { t } = useTranslation();
  const { isAdministrator } = useUser();
  const titles: Record<(typeof anchors)[number], string> = {
    appearance: t('settings.appearance'),
    notifications: t('settings.notificationsTitle'),
    chat: t('settings.chat'),
    password: t('settings.password'),
    sessions: t('settings.sessions'),
    workspace: t('settings.workspace'),
  };
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <h1>{t('settings.title')}</h1>
        <div className={styles.columns}>
          <nav className={styles.contents} aria-label={t('settings.contents')}>
            {anchors
              .filter((anchor) => isAdministrator || anchor !== 'workspace')
              .map((anchor) => (
                <a key={anchor} href={`#${anchor}`}>
                  {titles[anchor]}
                </a>
              ))}
          </nav>
          <div className={styles.sections}>
            <Section anchor="appearance" title={titles.appearance}>
              <LanguageSetting />
              <ThemeSetting />
            </Section>
            <Section anchor="notifications" title={titles.notifications} hint={t('settings.everyDevice')}>
              <NotificationSettings />
            </Section>
            <Section anchor="chat" title={titles.chat} hint={t('settings.everyDevice')}>
              <ChatSettings />
            </Section>
            <Section anchor="password" title={titles.password} hint={t('settings.passwordHint')}>
              <PasswordForm />
            </Section>
            <Section anchor="sessions" title={titles.sessions} hint={t('settings.sessionsHint')}>
              <SessionList />
            </Section>
            {isAdministrator && (
              <Section anchor="workspace" title={titles.workspace} hint={t('settings.workspaceHint')}>
                <WorkspaceSettings />
              </Section>
            )}
          </div>
        </div>
      </div>
    </main>
  );
}
