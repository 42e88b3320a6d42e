import i18n from 'i18next';
import { ApiError } from '../api/problem';

/** What went wrong in the person's language; the server's English detail is for logs. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return i18n.t('error.network');
  const key = `error.codes.${error.code}`;
  const options = { count: error.retryAfterSeconds ?? 60, defaultValue: i18n.t('error.unknown') };
  return i18n.t(key as 'error.unknown', options);
}
