import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { StartPage } from '../components/StartPage';
import { useStore } from '../lib/store';
import { session } from './session';

/** What lies below is only for someone signed in; the way back is remembered. */
export function RequireSession() {
  const { t } = useTranslation();
  const state = useStore(session);
  const location = useLocation();
  switch (state.status) {
    case 'starting':
      return <StartPage />;
    case 'unreachable':
      return <StartPage text={t('app.unreachable')} />;
    case 'signedOut':
      return <Navigate to="/sign-in" replace state={{ from: location.pathname }} />;
    case 'signedIn':
      return <Outlet key={state.user.id} />;
  }
}
