export { ConversationPage } from './ConversationPage';
export { messageLink, showLatest, showMessage, useAlwaysScroll, useCopyLink } from './history';
export { peerOf } from './peer';
