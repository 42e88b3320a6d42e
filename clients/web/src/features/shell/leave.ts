import { signOut } from '../../auth/session';

/** The page is left with everything that was in its memory: nothing of one person may meet the next. */
export async function leave(): Promise<void> {
  try {
    await signOut();
  } catch {
    // Not reached: the session is forgotten here, and ends on the server by itself.
  }
  location.assign('/sign-in');
}
