import { presenceApi } from '../api/presence';
import { keys, queryClient } from '../api/queryClient';
import { currentSettings } from '../settings';
import type { RealtimeConnection } from './connection';
import type { EventHandlers } from './events';
import { watchIdle } from './idle';
import { PresenceWatch } from './presence';
import { TypingPeople, TypingSender } from './typing';

/** Who is there and who types: what the connection carries about people, apart from messages. */
export class People {
  readonly typing = new TypingPeople();
  readonly presence: PresenceWatch;
  readonly typed: TypingSender;
  #idle: ReturnType<typeof watchIdle> | null = null;

  constructor(private readonly connection: () => RealtimeConnection) {
    this.presence = new PresenceWatch(queryClient, {
      watch: (userIds) => this.connection().invoke('WatchPresence', userIds),
      snapshot: (userIds) => presenceApi.snapshot(userIds),
    });
    this.typed = new TypingSender(
      (conversationId) => this.connection().invoke('Typing', conversationId),
      () => currentSettings().typingNotices,
    );
  }

  readonly handlers: Pick<EventHandlers, 'presenceChanged' | 'statusChanged' | 'typing'> = {
    presenceChanged: (person) => this.presence.apply(person),
    statusChanged: () => void queryClient.invalidateQueries({ queryKey: keys.ownStatus }),
    typing: ({ conversationId, userId }) => {
      if (currentSettings().typingNotices) this.typing.started(conversationId, userId);
    },
  };

  start(): void {
    this.#idle = watchIdle((isIdle) => this.#tellIdle(isIdle));
  }

  connected(): void {
    this.presence.connected();
    // A new connection counts as used until it says otherwise.
    if (this.#idle?.isIdle()) this.#tellIdle(true);
  }

  stop(): void {
    this.#idle?.stop();
    this.#idle = null;
    this.presence.clear();
    this.typing.clear();
  }

  #tellIdle(isIdle: boolean): void {
    this.connection()
      .invoke('SetIdle', isIdle)
      .catch(() => undefined);
  }
}
