import { Brand } from './Brand';
import styles from './StartPage.module.css';

/** Stands for the moment until the session is known, and as long as no server answers. */
export function StartPage({ text }: { text?: string }) {
  return (
    <main className={styles.page} aria-busy="true">
      <Brand size="large" />
      <p role="status">{text}</p>
    </main>
  );
}
