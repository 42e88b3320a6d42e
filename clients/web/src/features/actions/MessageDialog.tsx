import type { ComponentProps } from 'react';
import { ReadDialog } from '../../components/ReadDialog';
import { closeDialog } from './dialogs';

/** A dialog about messages. */
export function MessageDialog(props: Omit<ComponentProps<typeof ReadDialog>, 'onClose'>) {
  return <ReadDialog {...props} onClose={closeDialog} />;
}
