export { ChatsPage } from './ChatsPage';
export { useOpenChat } from './useOpenChat';
