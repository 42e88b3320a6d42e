import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxStorage, OutgoingMessage } from './outbox';

interface OutboxSchema extends DBSchema {
  messages: { key: string; value: OutgoingMessage; indexes: { userId: string } };
}

let opening: Promise<IDBPDatabase<OutboxSchema>> | null = null;

function database(): Promise<IDBPDatabase<OutboxSchema>> {
  opening ??= openDB<OutboxSchema>('platform.outbox', 1, {
    upgrade(db) {
      // Ids are UUIDv7: the order of keys is the order of writing.
      db.createObjectStore('messages', { keyPath: 'clientMessageId' }).createIndex('userId', 'userId');
    },
  });
  return opening;
}

export const indexedDbStorage: OutboxStorage = {
  async load(userId) {
    return (await database()).getAllFromIndex('messages', 'userId', userId);
  },
  async save(message) {
    await (await database()).put('messages', message);
  },
  async remove(clientMessageId) {
    await (await database()).delete('messages', clientMessageId);
  },
};
