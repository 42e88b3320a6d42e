import type { Reminder } from '../../api/types';
import type { Marks } from './marks';

/** What the tabs of one browser say to each other. */
export type TabWord = { kind: 'whoIsInFront' } | { kind: 'inFront' };

export interface TellerPorts {
  /** Those that are due and may be told now. */
  due(): readonly Reminder[];
  /** What was told before, by whichever tab. */
  told: Marks;
  /** Somebody has this tab in front of them. */
  inFront(): boolean;
  /** Says it to the other tabs. */
  say(word: TabWord): void;
  /** Lets other tabs answer. */
  patience(): Promise<void>;
  tell(reminders: readonly Reminder[], known: { isInFront: boolean }): void;
}

/** One tab of a browser tells of reminders that are due, each time once: after a reload or a reconnect not again. */
export class Teller {
  #leads = false;
  #working = false;
  #frontElsewhere = false;

  constructor(private readonly ports: TellerPorts) {}

  /** This tab leads from now on. */
  lead(): void {
    this.#leads = true;
    this.look();
  }

  heard(word: TabWord): void {
    if (word.kind === 'inFront') this.#frontElsewhere = true;
    else if (this.ports.inFront()) this.ports.say({ kind: 'inFront' });
  }

  /** What is due may have changed. */
  look(): void {
    if (this.#leads && !this.#working && this.#fresh().length > 0) void this.#tellAll();
  }

  #fresh(): Reminder[] {
    return this.ports.due().filter((reminder) => !this.ports.told.has(reminder));
  }

  async #tellAll(): Promise<void> {
    this.#working = true;
    for (let fresh = this.#fresh(); fresh.length > 0; fresh = this.#fresh()) {
      this.#frontElsewhere = false;
      this.ports.say({ kind: 'whoIsInFront' });
      await this.ports.patience();
      // Those that somebody acted on meanwhile are due no longer.
      const present = this.#fresh();
      this.ports.told.add(...present);
      if (present.length > 0) this.ports.tell(present, { isInFront: this.ports.inFront() || this.#frontElsewhere });
    }
    this.#working = false;
  }
}
