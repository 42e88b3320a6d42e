import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../api/queryClient';
import type { AccountSettings, SettingsPatch } from '../api/types';
import { session } from '../auth/session';
import { SettingsBook } from './accountSettings';

const book = new SettingsBook(queryClient, () => {
  const state = session.get();
  return state.status === 'signedIn' ? state.user.id : '';
});

/** The settings of the account, for components. There is always an answer: the last one known, or the defaults. */
export function useSettings(): AccountSettings {
  return useQuery(book.query).data ?? book.kept();
}

/** The same for what is no component. */
export function currentSettings(): AccountSettings {
  return book.current();
}

/** Holds at once, on this device; rejects when the server did not take it. */
export function changeSettings(patch: SettingsPatch): Promise<void> {
  return book.change(patch);
}
