import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import i18n from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, vi } from 'vitest';
import { queryClient } from '../api/queryClient';
import type { Me } from '../api/types';
import { session } from '../auth/session';
import en from '../i18n/en.json';
import { anna } from './samples';

/** A screen takes its time where other tests run beside. */
const patienceMs = 15_000;

/** For tests of what is on the screen: somebody is signed in, and the screen is empty before each of them. */
export function usesScreen(): void {
  vi.setConfig({ testTimeout: 4 * patienceMs });
  configure({ asyncUtilTimeout: patienceMs });
  beforeEach(async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
    await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
    session.set({ status: 'signedIn', user: { id: anna, displayName: 'Anna Kern' } as Me });
    localStorage.clear();
    // As the browser tells the other tabs of it.
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    queryClient.clear();
    queryClient.setDefaultOptions({ queries: { retry: false } });
  });
  afterEach(cleanup);
}

export function show(element: ReactNode) {
  return render(
    <QueryClientProvider client={queryClient}>
      <FluentProvider theme={webLightTheme}>
        <MemoryRouter>{element}</MemoryRouter>
      </FluentProvider>
    </QueryClientProvider>,
  );
}
