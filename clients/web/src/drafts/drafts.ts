import { ApiError } from '../api/problem';
import { readText, writeText } from '../lib/preferences';
import { createStore } from '../lib/store';

export interface ServerDraft {
  conversationId: string;
  body: string;
  revision: number;
}

export interface DraftApi {
  list(): Promise<ServerDraft[]>;
  find(conversationId: string): Promise<ServerDraft>;
  keep(conversationId: string, body: string, revision: number): Promise<ServerDraft>;
  clear(conversationId: string, revision: number): Promise<ServerDraft>;
}

interface Kept {
  text: string;
  /** What the server has, as far as this device knows. */
  saved: string;
  revision: number;
}

const writeDelay = 300;
const pushDelay = 800;
/** After the server did not take it. */
const retryDelay = 15_000;

/**
 * What was begun and not sent, by conversation: on this device at once, on the server a moment later, from there on the
 * person's other devices. The server takes a change only over the revision that this device has seen. Refused, words
 * that are being typed here win; what this device only remembers gives way, so that nothing sent elsewhere comes back.
 */
export class Drafts {
  /** The texts that there are, by conversation. */
  readonly texts = createStore<Readonly<Record<string, string>>>({});
  #owner: string | null = null;
  #kept = new Map<string, Kept>();
  #typed = new Set<string>();
  #pushing = new Set<string>();
  #missed = new Map<string, ServerDraft>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #writing: ReturnType<typeof setTimeout> | undefined;

  /** `normalize` says what the server would keep of a text: nothing, or null when it is too long for it. */
  constructor(
    private readonly api: DraftApi,
    private readonly normalize: (text: string) => string | null,
  ) {}

  open(userId: string): void {
    this.#owner = userId;
    this.#kept = read(userId);
    this.#publish();
  }

  close(): void {
    this.write();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#kept.clear();
    this.#typed.clear();
    this.#missed.clear();
    this.#owner = null;
    this.texts.set({});
  }

  /** The person wrote here. */
  keep(conversationId: string, text: string): void {
    this.#typed.add(conversationId);
    this.#set(conversationId, { ...this.#of(conversationId), text });
    // That it was sent should be known at once: on another device it would invite to send it again.
    this.#pushIn(conversationId, text === '' ? 0 : pushDelay);
  }

  /** Another device, or this one, changed the server's draft. */
  receive(draft: ServerDraft): void {
    const { conversationId } = draft;
    const kept = this.#of(conversationId);
    if (draft.revision <= kept.revision) return;
    if (this.#pushing.has(conversationId)) this.#missed.set(conversationId, draft);
    else if (this.#isDirty(kept)) void this.#push(conversationId);
    else this.#adopt(draft);
  }

  /** After every connect: what other devices did meanwhile, then what this one did. */
  async synchronize(): Promise<void> {
    const owner = this.#owner;
    const present = await this.api.list();
    if (owner === null || owner !== this.#owner) return;
    for (const draft of present) this.receive(draft);
    const named = new Set(present.map(({ conversationId }) => conversationId));
    for (const [conversationId, kept] of this.#kept) {
      if (this.#isDirty(kept)) void this.#push(conversationId);
      else if (kept.saved !== '' && !named.has(conversationId)) {
        this.#adopt({ conversationId, body: '', revision: kept.revision });
      }
    }
  }

  /** Also called when the page goes away: the last words count too. */
  write(): void {
    clearTimeout(this.#writing);
    if (!this.#owner) return;
    const worth = [...this.#kept].filter(([, { text, saved }]) => text !== '' || saved !== '');
    writeText(`drafts.${this.#owner}`, worth.length > 0 ? JSON.stringify(Object.fromEntries(worth)) : null);
  }

  #pushIn(conversationId: string, delay: number): void {
    clearTimeout(this.#timers.get(conversationId));
    const timer = setTimeout(() => void this.#push(conversationId), delay);
    this.#timers.set(conversationId, timer);
  }

  async #push(conversationId: string): Promise<void> {
    if (this.#pushing.has(conversationId)) return;
    this.#pushing.add(conversationId);
    try {
      for (let more = true; more; ) more = await this.#pushOnce(conversationId);
    } catch {
      if (this.#owner !== null) this.#pushIn(conversationId, retryDelay);
    } finally {
      this.#pushing.delete(conversationId);
    }
    const missed = this.#missed.get(conversationId);
    this.#missed.delete(conversationId);
    if (missed) this.receive(missed);
  }

  /** True when there may be more to tell. */
  async #pushOnce(conversationId: string): Promise<boolean> {
    const owner = this.#owner;
    const { text, saved, revision } = this.#of(conversationId);
    const wanted = this.normalize(text);
    if (owner === null || wanted === null || wanted === saved) return false;
    try {
      const draft =
        wanted === ''
          ? await this.api.clear(conversationId, revision)
          : await this.api.keep(conversationId, wanted, revision);
      if (owner !== this.#owner) return false;
      this.#set(conversationId, { ...this.#of(conversationId), saved: draft.body, revision: draft.revision });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.isTransient) throw error;
      if (error.status === 404 && owner === this.#owner) this.#forget(conversationId);
      if (error.status !== 409) return false;
    }
    const present = await this.api.find(conversationId);
    if (owner !== this.#owner) return false;
    if (this.#typed.has(conversationId) && this.normalize(this.#of(conversationId).text) !== '') {
      const { body, revision } = present;
      this.#set(conversationId, { ...this.#of(conversationId), saved: body, revision });
      return true;
    }
    this.#adopt(present);
    return false;
  }

  #adopt({ conversationId, body, revision }: ServerDraft): void {
    this.#typed.delete(conversationId);
    this.#set(conversationId, { text: body, saved: body, revision });
  }

  /** The conversation is not this person's any more. What was written stays here until they throw it away. */
  #forget(conversationId: string): void {
    const { text } = this.#of(conversationId);
    this.#kept.set(conversationId, { text, saved: '', revision: 0 });
  }

  #isDirty({ text, saved }: Kept): boolean {
    const wanted = this.normalize(text);
    return wanted !== null && wanted !== saved;
  }

  #of(conversationId: string): Kept {
    return this.#kept.get(conversationId) ?? { text: '', saved: '', revision: 0 };
  }

  #set(conversationId: string, kept: Kept): void {
    this.#kept.set(conversationId, kept);
    this.#publish();
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.write(), writeDelay);
  }

  #publish(): void {
    const next = Object.fromEntries(
      [...this.#kept].filter(([, { text }]) => text.trim() !== '').map(([id, { text }]) => [id, text]),
    );
    const present = this.texts.get();
    const ids = Object.keys(next);
    const same = ids.length === Object.keys(present).length && ids.every((id) => next[id] === present[id]);
    if (!same) this.texts.set(next);
  }
}

function read(userId: string): Map<string, Kept> {
  try {
    const stored = JSON.parse(readText(`drafts.${userId}`) ?? '{}') as Record<string, Kept | string>;
    return new Map(
      Object.entries(stored).map(([id, kept]) => [
        id,
        // Before drafts went to the server, only their text was kept.
        typeof kept === 'string' ? { text: kept, saved: '', revision: 0 } : kept,
      ]),
    );
  } catch {
    return new Map();
  }
}
