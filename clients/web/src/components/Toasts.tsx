import { useEffect } from 'react';
import { createStore, useStore } from '../lib/store';
import styles from './Toasts.module.css';

interface ToastText {
  text: string;
  tone: 'done' | 'failed';
}

const current = createStore<ToastText | null>(null);
const shownMs = 4000;

/** A short word about what just happened. One at a time: the newest is what matters. */
export function toast(text: string, tone: ToastText['tone'] = 'done'): void {
  current.set({ text, tone });
}

export function Toasts() {
  const shown = useStore(current);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => current.set(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div className={styles.region} role="status">
      {shown && <div className={`${styles.toast} ${styles[shown.tone]}`}>{shown.text}</div>}
    </div>
  );
}
