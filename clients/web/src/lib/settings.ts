import { readPreference, writePreference } from './preferences';
import { createStore } from './store';

const onOff = ['on', 'off'] as const;

/** Whether the user panel stands beside the conversation where there is room for it. */
export const panelShown = createStore(readPreference('panel', onOff, 'on') === 'on');
panelShown.subscribe(() => writePreference('panel', panelShown.get() ? 'on' : 'off'));
