import { lazy, Suspense, useEffect, useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { useUser } from '../../auth/useUser';
import { useLayout } from '../../lib/layout';
import { startRuntime } from '../../realtime/runtime';
import { NotificationCenter } from '../notifications';
import { ReminderCenter } from '../reminders';
import { ConnectionBanner } from './ConnectionBanner';
import { IncomingAnnouncer } from './IncomingAnnouncer';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';
import { useAccountLanguage } from './useAccountLanguage';

const loadJump = async () => ({ default: (await import('../jump')).JumpDialog });
const JumpDialog = lazy(loadJump);
const EmojiManager = lazy(async () => ({ default: (await import('../emoji')).EmojiManager }));
const FriendDialogs = lazy(async () => ({ default: (await import('../friends')).FriendDialogs }));

const ReminderDialogs = lazy(async () => ({
  default: (await import('../reminders/ReminderDialogs')).ReminderDialogs,
}));

/** The frame around every signed-in page. Whatever is realtime lives exactly as long as it is mounted. */
export function Shell() {
  const { id } = useUser();
  const layout = useLayout();
  const [jumping, setJumping] = useState(false);
  const inConversation = useMatch('/chats/:conversationId/*');
  const inContacts = useMatch('/contacts/:userId/*');
  const onPerson = useMatch('/people/:userId/*');
  const framed = layout !== 'narrow' || !(inConversation || inContacts || onPerson);

  useEffect(() => startRuntime(id), [id]);
  useAccountLanguage();

  useEffect(() => {
    // Whoever presses Ctrl+K types on at once: the dialog must be there before.
    const timer = setTimeout(() => void loadJump(), 1500);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyK') {
        event.preventDefault();
        setJumping(true);
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className={styles.app}>
      {framed && <TopBar onJump={() => setJumping(true)} />}
      <ConnectionBanner />
      <NotificationCenter />
      <ReminderCenter />
      <div className={styles.body}>
        {framed && <Rail />}
        <div className={styles.page}>
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <IncomingAnnouncer />
      <Suspense>
        <FriendDialogs />
        <EmojiManager />
        <ReminderDialogs />
      </Suspense>
      {jumping && (
        <Suspense>
          <JumpDialog onClose={() => setJumping(false)} />
        </Suspense>
      )}
    </div>
  );
}
