import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../components/useReturnFocus';
import { closeDialog } from './dialogs';

interface MessageDialogProps {
  title: string;
  children: ReactNode;
  /** Before the button that closes it. */
  actions?: ReactNode;
  closeText?: string;
  className?: string;
}

/** A dialog about messages, with its title, what it shows, and a way out. */
export function MessageDialog({ title, children, actions, closeText, className }: MessageDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && closeDialog()}>
      <DialogSurface className={className}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            {actions}
            <Button onClick={closeDialog}>{closeText ?? t('person.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
