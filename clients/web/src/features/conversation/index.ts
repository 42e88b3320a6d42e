export { ConversationPage } from './ConversationPage';
export { peerOf } from './peer';
