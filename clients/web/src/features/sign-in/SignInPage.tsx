import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { session, signIn } from '../../auth/session';
import { Brand } from '../../components/Brand';
import { changeLanguage, languageNames, languages } from '../../i18n';
import { errorText } from '../../lib/errorText';
import { readText, writeText } from '../../lib/preferences';
import { useStore } from '../../lib/store';
import styles from './SignInPage.module.css';

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const state = useStore(session);
  const location = useLocation();
  const [tenant, setTenant] = useState(() => readText('tenant') ?? '');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [passwordShown, setPasswordShown] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [submitted, setSubmitted] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    document.title = t('signIn.title');
    // Fetched while the person types, so that the first screen is there when the server says yes.
    void import('../shell');
    void import('../chats');
  }, [t]);

  if (state.status === 'signedIn') {
    const from = (location.state as { from?: string } | null)?.from;
    return <Navigate to={from ?? '/chats'} replace />;
  }

  const missing = (value: string) => (submitted && !value ? t('signIn.required') : undefined);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    setError(null);
    if (!tenant.trim() || !login.trim() || !password) {
      const empty = !tenant.trim() ? 'tenant' : !login.trim() ? 'login' : 'password';
      form.current?.querySelector<HTMLInputElement>(`input[name=${empty}]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await signIn(tenant.trim().toLowerCase(), login.trim().toLowerCase(), password);
      writeText('tenant', tenant.trim().toLowerCase());
    } catch (failure) {
      setError(errorText(failure));
      form.current?.querySelector<HTMLInputElement>('input[name=password]')?.select();
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <form ref={form} className={styles.card} onSubmit={onSubmit} noValidate>
        <Brand size="large" />
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.subtitle}>{t('signIn.subtitle')}</p>
        {state.status === 'signedOut' && state.reason === 'ended' && !error && (
          <p className={styles.note} role="status">
            {t('signIn.ended')}
          </p>
        )}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <Field label={t('signIn.tenant')} validationMessage={missing(tenant)} className={styles.field}>
          <Input
            name="tenant"
            size="large"
            value={tenant}
            onChange={(_, { value }) => setTenant(value)}
            autoComplete="organization"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            autoFocus={!tenant}
          />
        </Field>
        <Field label={t('signIn.login')} validationMessage={missing(login)} className={styles.field}>
          <Input
            name="login"
            size="large"
            value={login}
            onChange={(_, { value }) => setLogin(value)}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            autoFocus={tenant !== ''}
          />
        </Field>
        <Field label={t('signIn.password')} validationMessage={missing(password)} className={styles.field}>
          <Input
            name="password"
            size="large"
            type={passwordShown ? 'text' : 'password'}
            value={password}
            onChange={(_, { value }) => setPassword(value)}
            autoComplete="current-password"
            maxLength={256}
            contentAfter={
              <Button
                appearance="transparent"
                size="small"
                icon={passwordShown ? <EyeOffRegular /> : <EyeRegular />}
                aria-label={t(passwordShown ? 'signIn.hidePassword' : 'signIn.showPassword')}
                onClick={() => setPasswordShown(!passwordShown)}
              />
            }
          />
        </Field>
        <Button type="submit" appearance="primary" size="large" className={styles.submit} disabledFocusable={busy}>
          {t(busy ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
      <div className={styles.languages}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={i18n.language === language}
            onClick={() => changeLanguage(language)}
          >
            {languageNames[language]}
          </button>
        ))}
      </div>
    </main>
  );
}
