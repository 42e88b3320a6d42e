import { createStore } from '../lib/store';

/** A notice holds as long; whoever goes on typing says so more often. */
export const typingLastsMs = 6_000;
const repeatMs = 3_000;

/** Who types where, as far as the last seconds tell. */
export class TypingPeople {
  readonly byConversation = createStore<Readonly<Record<string, readonly string[]>>>({});
  #timers = new Map<string, ReturnType<typeof setTimeout>>();

  started(conversationId: string, userId: string): void {
    const key = `${conversationId} ${userId}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => this.ended(conversationId, userId), typingLastsMs),
    );
    const typing = this.byConversation.get()[conversationId] ?? [];
    if (!typing.includes(userId)) this.#set(conversationId, [...typing, userId]);
  }

  /** Their message has come, or they have stopped. */
  ended(conversationId: string, userId: string): void {
    const key = `${conversationId} ${userId}`;
    clearTimeout(this.#timers.get(key));
    if (!this.#timers.delete(key)) return;
    const typing = this.byConversation.get()[conversationId] ?? [];
    this.#set(
      conversationId,
      typing.filter((one) => one !== userId),
    );
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.byConversation.set({});
  }

  #set(conversationId: string, userIds: readonly string[]): void {
    const { [conversationId]: _, ...others } = this.byConversation.get();
    this.byConversation.set(userIds.length > 0 ? { ...others, [conversationId]: userIds } : others);
  }
}

/** Tells the server that one types, not more often than it says something new. */
export class TypingSender {
  #conversationId: string | null = null;
  #saidAt = 0;

  constructor(
    private readonly send: (conversationId: string) => Promise<void>,
    private readonly allowed: () => boolean,
  ) {}

  typed(conversationId: string): void {
    const now = Date.now();
    if (!this.allowed() || (conversationId === this.#conversationId && now - this.#saidAt < repeatMs)) return;
    this.#conversationId = conversationId;
    this.#saidAt = now;
    // Without a connection nobody can be told, and nobody needs to be told later.
    this.send(conversationId).catch(() => undefined);
  }

  /** The message is out: what is typed next is new. */
  sent(): void {
    this.#conversationId = null;
  }
}
