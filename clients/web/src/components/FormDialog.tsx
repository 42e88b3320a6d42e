import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/errorText';
import styles from './FormDialog.module.css';
import { useReturnFocus } from './useReturnFocus';

interface FormDialogProps {
  title: string;
  action: string;
  /** False while something is missing. */
  ready: boolean;
  /** What was filled in stays when this fails, with the reason; resolves with `stay` where a field says it already. */
  onSubmit(): Promise<'stay' | undefined> | Promise<void>;
  onClose(): void;
  children: ReactNode;
  /** Buttons that stand apart from those that end the dialog. */
  others?: ReactNode;
  className?: string;
}

/** A dialog that does one thing, says why it could not, and loses nothing of what was typed. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, ready, onSubmit, onClose, children, others, className = '' } = props;
  const { t } = useTranslation();
  useReturnFocus();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      if ((await onSubmit()) === 'stay') setBusy(false);
      else onClose();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={`${styles.dialog} ${className}`}>
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {children}
              {failure && (
                <p role="alert" className={styles.failure}>
                  {failure}
                </p>
              )}
            </DialogContent>
            <DialogActions fluid={others !== undefined} className={others ? styles.actions : undefined}>
              {others && <div className={styles.others}>{others}</div>}
              <Button type="submit" appearance="primary" disabled={!ready || busy}>
                {action}
              </Button>
              <Button onClick={onClose}>{t('groups.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
