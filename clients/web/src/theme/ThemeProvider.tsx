import { FluentProvider } from '@fluentui/react-components';
import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { readPreference, writePreference } from '../lib/preferences';
import { fluentThemes, type ThemeName } from './fluent';

export type ThemePreference = ThemeName | 'system';
export const themePreferences: ThemePreference[] = ['system', 'light', 'dark', 'contrast'];

interface ThemeChoice {
  preference: ThemePreference;
  setPreference(preference: ThemePreference): void;
}

const ThemeContext = createContext<ThemeChoice | null>(null);

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

function subscribe(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  contrast.addEventListener('change', onChange);
  return () => {
    dark.removeEventListener('change', onChange);
    contrast.removeEventListener('change', onChange);
  };
}

function systemTheme(): ThemeName {
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [preference, setPreference] = useState<ThemePreference>(() =>
    readPreference('theme', themePreferences, 'system'),
  );
  const system = useSyncExternalStore(subscribe, systemTheme);
  const { i18n } = useTranslation();
  const theme = preference === 'system' ? system : preference;

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const choice = useMemo<ThemeChoice>(
    () => ({
      preference,
      setPreference(next) {
        writePreference('theme', next);
        setPreference(next);
      },
    }),
    [preference],
  );

  return (
    <ThemeContext value={choice}>
      <FluentProvider theme={fluentThemes[theme]} dir={i18n.dir()} style={{ height: '100%', background: 'none' }}>
        {children}
      </FluentProvider>
    </ThemeContext>
  );
}

export function useTheme(): ThemeChoice {
  const choice = use(ThemeContext);
  if (!choice) throw new Error('useTheme needs a ThemeProvider above it');
  return choice;
}
