export { AddMembersDialog } from './AddMembersDialog';
export { GroupPanel } from './GroupPanel';
export { NewConversationMenu } from './NewConversationMenu';
export { NewGroupDialog } from './NewGroupDialog';
export { mayAdd } from './rights';
export { useNoticeText } from './useNoticeText';
