import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { directoryApi } from '../api/directory';
import { keys } from '../api/queryClient';
import type { AccountSettings, SettingsPatch } from '../api/types';
import { readJson, writeText } from '../lib/preferences';

/** What holds until the account has answered for the first time in this browser. */
export const defaultSettings: AccountSettings = {
  notifications: true,
  textInNotifications: true,
  sounds: true,
  quietHours: null,
  holdReminders: true,
  push: 'whenAway',
  emailAfterMinutes: null,
  emailAvailable: false,
  typingNotices: true,
  sendOnEnter: true,
  readReceipts: true,
  readReceiptsPolicy: 'choice',
  remindersForOthers: 'off',
};

/**
 * The settings of the account. A choice holds at once here and is told to the server; other devices ask again when
 * someone looks at them, other tabs of this browser when they are told.
 */
export class SettingsBook {
  #pending = 0;
  readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('platform.settings');

  constructor(
    private readonly client: QueryClient,
    private readonly userId: () => string,
  ) {
    this.#channel?.addEventListener('message', ({ data }) => {
      if (data === this.userId()) void this.client.invalidateQueries({ queryKey: keys.settings });
    });
  }

  readonly query = queryOptions({
    queryKey: keys.settings,
    queryFn: async ({ signal }) => this.#keep(await directoryApi.settings(signal)),
    refetchOnWindowFocus: 'always',
  });

  /** Also before the first answer and without a network: then as this browser knew them last. */
  current(): AccountSettings {
    return this.client.getQueryData<AccountSettings>(keys.settings) ?? this.kept();
  }

  /** Rejects when the server did not take it; what is shown is then as before. */
  async change(patch: SettingsPatch): Promise<void> {
    const before = this.current();
    this.#show({ ...before, ...present(patch) });
    // An answer to an earlier question does not know of it; calling the question off puts back what was there when it was asked.
    await this.client.cancelQueries({ queryKey: keys.settings });
    this.#show({ ...before, ...present(patch) });
    this.#pending++;
    try {
      const answered = await directoryApi.changeSettings(patch);
      // An earlier answer does not know of a later choice that is still on its way.
      if (this.#pending === 1) this.#show(answered);
      this.#channel?.postMessage(this.userId());
    } catch (error) {
      const former = Object.keys(patch).map((name) => [name, before[name as keyof AccountSettings]]);
      this.#show({ ...this.current(), ...Object.fromEntries(former) });
      throw error;
    } finally {
      this.#pending--;
    }
  }

  kept(): AccountSettings {
    return { ...defaultSettings, ...(readJson(this.#place()) as Partial<AccountSettings> | null) };
  }

  #show(settings: AccountSettings): void {
    this.client.setQueryData(keys.settings, this.#keep(settings));
  }

  #keep(settings: AccountSettings): AccountSettings {
    writeText(this.#place(), JSON.stringify(settings));
    return settings;
  }

  #place(): string {
    return `settings.${this.userId()}`;
  }
}

/** Null goes back to the default, as on the server. */
function present(patch: SettingsPatch): Partial<AccountSettings> {
  const named = Object.entries(patch).map(([name, value]) => [
    name,
    value ?? defaultSettings[name as keyof AccountSettings],
  ]);
  return Object.fromEntries(named);
}
