import { readJson, writeText } from '../../lib/preferences';

const limit = 500;

interface Kept {
  /** When the first tab of this browser opened, by the server's clock: what is older stood in the envelope then. */
  since: string;
  seqs: Record<string, number>;
}

/**
 * Up to where this browser has told about each conversation. All its tabs share it, and it outlives them: whatever is
 * received again after a reconnect, a reload or by another tab was told before.
 */
export class Told {
  constructor(private readonly userId: string) {}

  seq(conversationId: string): number {
    return this.#read().seqs[conversationId] ?? 0;
  }

  since(): string {
    return this.#read().since;
  }

  begin(since: string): void {
    this.#write({ ...this.#read(), since });
  }

  raise(conversationId: string, seq: number): void {
    const kept = this.#read();
    const former = kept.seqs[conversationId] ?? 0;
    // The latest stands last, so that what is dropped is what nobody wrote in for long.
    delete kept.seqs[conversationId];
    kept.seqs[conversationId] = Math.max(former, seq);
    this.#write({ since: kept.since, seqs: Object.fromEntries(Object.entries(kept.seqs).slice(-limit)) });
  }

  #read(): Kept {
    return { since: '', seqs: {}, ...(readJson(this.#place()) as Partial<Kept> | null) };
  }

  #write(kept: Kept): void {
    writeText(this.#place(), JSON.stringify(kept));
  }

  #place(): string {
    return `told.${this.userId}`;
  }
}
