import { createBrowserRouter, Navigate } from 'react-router';
import { RequireSession } from './auth/RequireSession';
import { StartPage } from './components/StartPage';
import { CrashPage, NotFoundPage } from './features/shell/ErrorPages';
import { SignInPage } from './features/sign-in';

/** The sign-in page comes with the first load; everything behind it is fetched while the person types. */
export const router = createBrowserRouter([
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <StartPage />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: <RequireSession />,
        children: [
          {
            lazy: async () => ({ Component: (await import('./features/shell')).Shell }),
            children: [
              { index: true, element: <Navigate to="/chats" replace /> },
              {
                path: 'chats/:conversationId?/:view?',
                lazy: async () => ({ Component: (await import('./features/chats')).ChatsPage }),
              },
              {
                path: 'contacts/:userId?/:tab?',
                lazy: async () => ({ Component: (await import('./features/contacts')).ContactsPage }),
              },
              {
                path: 'contacts/search',
                lazy: async () => ({ Component: (await import('./features/contacts')).ContactsPage }),
              },
              {
                path: 'people/:userId/:tab?',
                lazy: async () => ({ Component: (await import('./features/person')).PersonPage }),
              },
              {
                path: 'reminders/:reminderId?',
                lazy: async () => ({ Component: (await import('./features/reminders/RemindersPage')).RemindersPage }),
              },
              {
                path: 'settings',
                lazy: async () => ({ Component: (await import('./features/settings')).SettingsPage }),
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
