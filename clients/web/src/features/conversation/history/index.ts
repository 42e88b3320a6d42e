export { messageLink, showLatest, showMessage } from './showMessage';
export { useAlwaysScroll } from './useAlwaysScroll';
export { useCopyLink } from './useCopyLink';
