import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface NoticeProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  action?: { label: string; onClick(): void };
  role?: 'status' | 'alert';
}

/** What stands where content would: nothing there yet, nothing found, or something failed. Says what to do next. */
export function Notice({ icon, title, text, action, role }: NoticeProps) {
  return (
    <div className={styles.notice} role={role}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && (
        <Button className={styles.action} onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
