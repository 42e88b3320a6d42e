export { ConversationFooter } from './ConversationFooter';
export { MessageActions } from './MessageActions';
export { MessageContext } from './MessageContext';
export { MessageDialogs } from './MessageDialogs';
export { ForwardedLine, MessageMarks, MoreButton, QuotedMessage, ReactionChips, Tombstone } from './MessageParts';
export { PinnedBar } from './PinnedBar';
export { selection, toggleSelected } from './selection';
