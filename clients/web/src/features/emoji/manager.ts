import { createStore } from '../../lib/store';

/** Whether the workspace's own emoji are being added and deleted. Pickers open it and are gone by then, hence outside of them. */
export const managerOpen = createStore(false);
