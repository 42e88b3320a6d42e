import type { Conversation } from '../../api/types';
import { useStore } from '../../lib/store';
import { DeleteDialog } from './DeleteDialog';
import { openDialog } from './dialogs';
import { ForwardDialog } from './ForwardDialog';
import { InfoDialog } from './InfoDialog';
import { ReactDialog } from './ReactDialog';
import { VersionsDialog } from './VersionsDialog';

/** The dialogs about messages of the open conversation; one at a time. */
export function MessageDialogs({ conversation }: { conversation: Conversation }) {
  const open = useStore(openDialog);
  const [message] = open?.messages ?? [];
  if (!open || !message || message.conversationId !== conversation.id) return null;
  if (open.kind === 'versions') return <VersionsDialog message={message} />;
  if (open.kind === 'info') return <InfoDialog conversation={conversation} message={message} />;
  if (open.kind === 'react') return <ReactDialog message={message} />;
  if (open.kind === 'delete') return <DeleteDialog messages={open.messages} />;
  return <ForwardDialog messages={open.messages} />;
}
