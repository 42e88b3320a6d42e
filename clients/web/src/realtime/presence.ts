import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/queryClient';
import type { PersonPresence } from '../api/types';

/** What the hub and one snapshot take. */
const mostPeople = 200;
/** While one scrolls, people come and go many times a second. */
const settleMs = 200;
const retryMs = 5_000;

interface PresenceServer {
  watch(userIds: string[]): Promise<void>;
  snapshot(userIds: string[]): Promise<PersonPresence[]>;
}

/** The people on this screen: tells the hub who they are, and is the one writer of their presence in the cache. */
export class PresenceWatch {
  /** How many places show each person; whoever appeared last stands last. */
  #shown = new Map<string, number>();
  #watched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;

  constructor(
    private readonly client: QueryClient,
    private readonly server: PresenceServer,
  ) {}

  /** Someone is on the screen until the returned function is called. */
  show(userId: string): () => void {
    const places = this.#shown.get(userId) ?? 0;
    this.#shown.delete(userId);
    this.#shown.set(userId, places + 1);
    if (places === 0) this.#schedule(settleMs);
    return () => {
      const left = (this.#shown.get(userId) ?? 1) - 1;
      if (left > 0) {
        this.#shown.set(userId, left);
        return;
      }
      this.#shown.delete(userId);
      this.#schedule(settleMs);
    };
  }

  /** A new connection watches nobody yet, and events were missed without it. */
  connected(): void {
    this.#connected = true;
    this.#watched.clear();
    this.#schedule(0);
  }

  lost(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
  }

  clear(): void {
    this.lost();
    this.#watched.clear();
  }

  apply(person: PersonPresence): void {
    this.client.setQueryData<PersonPresence>(keys.presence(person.userId), (known) =>
      known && known.version > person.version ? known : person,
    );
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#connected) this.#timer = setTimeout(() => void this.#settle(), delay);
  }

  async #settle(): Promise<void> {
    const wanted = new Set([...this.#shown.keys()].slice(-mostPeople));
    const added = [...wanted].filter((userId) => !this.#watched.has(userId));
    if (added.length === 0 && wanted.size === this.#watched.size) return;
    const before = this.#watched;
    this.#watched = wanted;
    try {
      await this.server.watch([...wanted]);
      // Asked for after the watch stands, so that no change falls between the two.
      if (added.length > 0) for (const person of await this.server.snapshot(added)) this.apply(person);
    } catch {
      // A lost connection is followed by a new one; whatever else it was is tried again.
      this.#watched = before;
      this.#schedule(retryMs);
    }
  }
}
