export { ThreadPanel } from './ThreadPanel';
export { ThreadsList } from './ThreadsList';
export { useShownThread } from './useShownThread';
