import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directoryApi } from '../../api/directory';
import { ApiError } from '../../api/problem';
import { keys, queryClient } from '../../api/queryClient';
import { useUser } from '../../auth/useUser';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import styles from './SettingsPage.module.css';

const shortest = 10;
const longest = 256;

export function PasswordForm() {
  const { t } = useTranslation();
  const { login } = useUser();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: () => directoryApi.changePassword(current, next),
    onSuccess() {
      toast(t('settings.passwordChanged'));
      setCurrent('');
      setNext('');
      setRepeated('');
      setChecked(false);
      void queryClient.invalidateQueries({ queryKey: keys.sessions });
    },
  });
  const tooShort = next.length < shortest;
  const differ = next !== repeated;

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (current && !tooShort && !differ) change.mutate();
  }

  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {/* Tells password managers whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <Field
        label={t('settings.currentPassword')}
        validationMessage={
          checked && !current ? t('signIn.required') : change.isError ? reasonOf(change.error, t) : null
        }
      >
        <Input
          type="password"
          autoComplete="current-password"
          maxLength={longest}
          value={current}
          onChange={(_, { value }) => {
            setCurrent(value);
            change.reset();
          }}
        />
      </Field>
      <Field
        label={t('settings.newPassword')}
        hint={t('settings.passwordRule')}
        validationMessage={checked && tooShort ? t('settings.passwordRule') : null}
      >
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={longest}
          value={next}
          onChange={(_, { value }) => setNext(value)}
        />
      </Field>
      <Field
        label={t('settings.repeatPassword')}
        validationMessage={checked && differ ? t('settings.passwordsDiffer') : null}
      >
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={longest}
          value={repeated}
          onChange={(_, { value }) => setRepeated(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
        {t('settings.changePassword')}
      </Button>
    </form>
  );
}

function reasonOf(error: Error, t: TFunction): string {
  const wrong = error instanceof ApiError && error.code === 'wrong_password';
  return wrong ? t('settings.wrongPassword') : errorText(error);
}
