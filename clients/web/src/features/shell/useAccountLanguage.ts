import { useEffect } from 'react';
import { directoryApi } from '../../api/directory';
import { updateUser } from '../../auth/session';
import { useUser } from '../../auth/useUser';
import { changeLanguage, type Language, toLanguage } from '../../i18n';
import { readText } from '../../lib/preferences';

/** A browser where nobody chose a language follows the account. */
export function useAccountLanguage(): void {
  const { language } = useUser();
  useEffect(() => {
    const account = toLanguage(language);
    if (account && readText('language') === null) void changeLanguage(account);
  }, [language]);
}

/** At once here, and on the account for the other devices; the next sign-in repeats what fails now. */
export async function chooseLanguage(language: Language): Promise<void> {
  await changeLanguage(language);
  try {
    updateUser(await directoryApi.changeLanguage(language));
  } catch {
    // The choice holds in this browser.
  }
}
