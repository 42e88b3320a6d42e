export { AddToGroupMenu } from './AddToGroupMenu';
export { friendDialog } from './dialog';
export { FriendDialogs } from './FriendDialogs';
