import { readPreference, writePreference } from './preferences';
import { createStore, type Store } from './store';

const onOff = ['on', 'off'] as const;

/** Whether the user panel stands beside the conversation where there is room for it. */
export const panelShown = kept('panel');

function kept(name: string): Store<boolean> {
  const store = createStore(readPreference(name, onOff, 'on') === 'on');
  store.subscribe(() => writePreference(name, store.get() ? 'on' : 'off'));
  return store;
}
