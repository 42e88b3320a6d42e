import { useEffect, useState } from 'react';
import { useStore } from '../../lib/store';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { friendDialog } from './dialog';
import { GroupNameDialog } from './GroupNameDialog';

/** Whatever dialog about groups is open; the focus goes back to where it was. */
export function FriendDialogs() {
  const open = useStore(friendDialog);
  if (!open) return null;
  return (
    <FocusReturn>
      {open.kind === 'delete' ? (
        <DeleteGroupDialog group={open.group} onClose={close} />
      ) : (
        <GroupNameDialog dialog={open} onClose={close} />
      )}
    </FocusReturn>
  );
}

const close = () => friendDialog.set(null);

function FocusReturn({ children }: { children: React.ReactNode }) {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) requestAnimationFrame(() => before.focus());
    },
    [before],
  );
  return children;
}
