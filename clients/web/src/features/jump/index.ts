export { JumpDialog } from './JumpDialog';
