export { FolderChips } from './FolderChips';
export { FolderDialogs } from './FolderDialogs';
export { conversationDragging } from './folderDrag';
export { MoveToFolderMenu } from './MoveToFolderMenu';
export { useFolders, useMoveToFolder } from './useFolders';
