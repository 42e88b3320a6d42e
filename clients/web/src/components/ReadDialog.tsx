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
import { useReturnFocus } from './useReturnFocus';

interface ReadDialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** Before the button that closes it. */
  actions?: ReactNode;
  closeText?: string;
  className?: string;
}

/** A dialog with its title, what it shows, and a way out. */
export function ReadDialog({ title, onClose, children, actions, closeText, className }: ReadDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={className}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            {actions}
            <Button onClick={onClose}>{closeText ?? t('person.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
