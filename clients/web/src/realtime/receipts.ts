export type ReceiptKind = 'Delivered' | 'Read';
type SendReceipt = (kind: ReceiptKind, conversationId: string, seq: number) => Promise<void>;

const coalesceMs = 100;
/** So many may say at once that they have a message. */
const few = 50;
/** Of more each waits by chance, so that all of them together say some 500 a second. */
const spreadMsEach = 4;
const longestSpreadMs = 20_000;
/** The hub allows 50 calls a second; a reconnect after a long absence must leave room for messages. */
const perFlush = 3;

interface Waiting {
  seq: number;
  timer: ReturnType<typeof setTimeout>;
}

/** Collects receipts and tells the server the highest of each conversation; Read implies Delivered. */
export class ReceiptSender {
  #pending: Record<ReceiptKind, Map<string, number>> = { Delivered: new Map(), Read: new Map() };
  #sent: Record<ReceiptKind, Map<string, number>> = { Delivered: new Map(), Read: new Map() };
  #waiting = new Map<string, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: SendReceipt) {}

  /** With how many receive it at the same moment: among many, the receipt of somebody else tells the author. */
  delivered(conversationId: string, seq: number, receivers: number): void {
    const waiting = this.#waiting.get(conversationId);
    if (receivers <= few) {
      this.#add('Delivered', conversationId, seq);
    } else if (waiting) {
      waiting.seq = Math.max(waiting.seq, seq);
    } else {
      const spread = Math.min(longestSpreadMs, receivers * spreadMsEach);
      const timer = setTimeout(() => this.#endWait(conversationId), Math.random() * spread);
      this.#waiting.set(conversationId, { seq, timer });
    }
  }

  read(conversationId: string, seq: number): void {
    this.#add('Read', conversationId, seq);
  }

  /** What could not be told while the connection was away. */
  resume(): void {
    this.#schedule();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    for (const kind of ['Delivered', 'Read'] as const) {
      this.#pending[kind].clear();
      this.#sent[kind].clear();
    }
  }

  #endWait(conversationId: string): void {
    const seq = this.#waiting.get(conversationId)?.seq ?? 0;
    this.#waiting.delete(conversationId);
    this.#add('Delivered', conversationId, seq);
  }

  #add(kind: ReceiptKind, conversationId: string, seq: number): void {
    const known = Math.max(this.#sent[kind].get(conversationId) ?? 0, this.#pending[kind].get(conversationId) ?? 0);
    if (seq <= known) return;
    this.#pending[kind].set(conversationId, seq);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#pending.Read.size + this.#pending.Delivered.size === 0) return;
    this.#timer ??= setTimeout(() => this.#flush(), coalesceMs);
  }

  #flush(): void {
    this.#timer = undefined;
    let room = perFlush;
    for (const kind of ['Read', 'Delivered'] as const) {
      for (const [conversationId, seq] of this.#pending[kind]) {
        if (room === 0) break;
        this.#pending[kind].delete(conversationId);
        if (kind === 'Delivered' && (this.#sent.Read.get(conversationId) ?? 0) >= seq) continue;
        room--;
        this.#tell(kind, conversationId, seq);
      }
    }
    this.#schedule();
  }

  #tell(kind: ReceiptKind, conversationId: string, seq: number): void {
    this.#sent[kind].set(conversationId, seq);
    this.send(kind, conversationId, seq).catch(() => {
      if (this.#sent[kind].get(conversationId) !== seq) return;
      this.#sent[kind].delete(conversationId);
      if ((this.#pending[kind].get(conversationId) ?? 0) < seq) this.#pending[kind].set(conversationId, seq);
    });
  }
}
