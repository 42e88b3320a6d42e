import { ApiError } from '../api/problem';
import type { Quote } from '../api/types';
import { backoffDelay } from '../lib/backoff';
import { newId } from '../lib/id';
import { createStore } from '../lib/store';

export interface OutgoingMessage {
  clientMessageId: string;
  userId: string;
  conversationId: string;
  body: string;
  createdAt: string;
  state: 'sending' | 'failed';
  /** The server's code, when it refused. */
  reason?: string;
  /** What it answers. */
  replyTo?: Quote;
}

export interface OutboxStorage {
  load(userId: string): Promise<OutgoingMessage[]>;
  save(message: OutgoingMessage): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
}

/** Resolves when the message is committed and shown; throws ApiError when refused, anything else when not reached. */
export type Deliver = (message: OutgoingMessage) => Promise<void>;

/**
 * Messages on their way. Each is kept on the device before it is sent and until the server has it, leaves in the order
 * of writing within its conversation, and keeps its id through every attempt, so that a repeat cannot make a second one.
 */
export class Outbox {
  readonly messages = createStore<readonly OutgoingMessage[]>([]);
  #userId: string | null = null;
  #draining = new Set<string>();
  #retries = new Map<string, ReturnType<typeof setTimeout>>();
  #attempts = new Map<string, number>();

  constructor(
    private readonly storage: OutboxStorage,
    private readonly deliver: Deliver,
  ) {}

  async open(userId: string): Promise<void> {
    this.close();
    this.#userId = userId;
    const kept = await this.storage.load(userId).catch(() => []);
    if (this.#userId !== userId) return;
    const present = new Set(this.messages.get().map((message) => message.clientMessageId));
    const all = [...kept.filter((message) => !present.has(message.clientMessageId)), ...this.messages.get()];
    this.messages.set(all.sort((a, b) => (a.clientMessageId < b.clientMessageId ? -1 : 1)));
    this.resume();
  }

  close(): void {
    this.#userId = null;
    for (const timer of this.#retries.values()) clearTimeout(timer);
    this.#retries.clear();
    this.messages.set([]);
  }

  enqueue(conversationId: string, body: string, replyTo?: Quote): void {
    if (!this.#userId) return;
    const message: OutgoingMessage = {
      clientMessageId: newId(),
      userId: this.#userId,
      conversationId,
      body,
      createdAt: new Date().toISOString(),
      state: 'sending',
      replyTo,
    };
    this.#put(message);
    void this.#drain(conversationId);
  }

  retry(clientMessageId: string): void {
    const message = this.#find(clientMessageId);
    if (message?.state !== 'failed') return;
    this.#put({ ...message, state: 'sending', reason: undefined });
    void this.#drain(message.conversationId);
  }

  discard(clientMessageId: string): void {
    if (this.#find(clientMessageId)?.state === 'failed') this.settle(clientMessageId);
  }

  /** The server has it: told by the answer to sending, or by the event that reached this device first. */
  settle(clientMessageId: string): void {
    if (!this.#find(clientMessageId)) return;
    this.messages.set(this.messages.get().filter((message) => message.clientMessageId !== clientMessageId));
    this.storage.remove(clientMessageId).catch(() => undefined);
  }

  /** The connection is there again: everything that waits goes out. */
  resume(): void {
    const waiting = this.messages.get().filter((message) => message.state === 'sending');
    for (const conversationId of new Set(waiting.map((message) => message.conversationId))) {
      this.#forgetRetry(conversationId);
      void this.#drain(conversationId);
    }
  }

  async #drain(conversationId: string): Promise<void> {
    if (this.#draining.has(conversationId) || this.#retries.has(conversationId)) return;
    this.#draining.add(conversationId);
    try {
      for (let next = this.#nextIn(conversationId); next; next = this.#nextIn(conversationId)) {
        const sent = next;
        try {
          await this.deliver(sent);
          this.settle(sent.clientMessageId);
          this.#attempts.delete(conversationId);
        } catch (error) {
          if (!(error instanceof ApiError)) return;
          if (error.isTransient) {
            this.#retryLater(conversationId, error);
            return;
          }
          const present = this.#find(sent.clientMessageId);
          if (present) this.#put({ ...present, state: 'failed', reason: error.code });
        }
      }
    } finally {
      this.#draining.delete(conversationId);
    }
  }

  #retryLater(conversationId: string, error: ApiError): void {
    const tries = (this.#attempts.get(conversationId) ?? 0) + 1;
    this.#attempts.set(conversationId, tries);
    const delay = error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : backoffDelay(tries);
    const timer = setTimeout(() => {
      this.#retries.delete(conversationId);
      void this.#drain(conversationId);
    }, delay);
    this.#retries.set(conversationId, timer);
  }

  #forgetRetry(conversationId: string): void {
    clearTimeout(this.#retries.get(conversationId));
    this.#retries.delete(conversationId);
    this.#attempts.delete(conversationId);
  }

  #nextIn(conversationId: string): OutgoingMessage | undefined {
    return this.messages
      .get()
      .find((message) => message.conversationId === conversationId && message.state === 'sending');
  }

  #find(clientMessageId: string): OutgoingMessage | undefined {
    return this.messages.get().find((message) => message.clientMessageId === clientMessageId);
  }

  #put(message: OutgoingMessage): void {
    const others = this.messages.get();
    const known = others.some((other) => other.clientMessageId === message.clientMessageId);
    this.messages.set(
      known
        ? others.map((other) => (other.clientMessageId === message.clientMessageId ? message : other))
        : [...others, message],
    );
    this.storage.save(message).catch(() => undefined);
  }
}
