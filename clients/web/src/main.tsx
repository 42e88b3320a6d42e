import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startSession } from './auth/session';
import { startLanguage } from './i18n';

void startSession();
await startLanguage();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // A browser that forbids it loses only the start without a network.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
