import { FocusReturn } from '../../components/FocusReturn';
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
