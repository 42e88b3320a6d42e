import { memo } from 'react';
import { Markdown } from '../markdown';
import styles from './MessageRow.module.css';

/** What a person wrote: its direction cannot leak out of the bubble, and it never paints beyond it. */
export const MessageText = memo(function MessageText({ body }: { body: string }) {
  return (
    <div className={styles.text} dir="auto">
      <Markdown body={body} />
    </div>
  );
});
