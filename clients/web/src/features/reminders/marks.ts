import type { Reminder } from '../../api/types';
import { readJson, writeText } from '../../lib/preferences';
import { createStore, type Store } from '../../lib/store';

const limit = 500;

/** A reminder that repeats is due more than once: each time is a thing of its own. */
export function occurrenceOf({ id, dueAt }: Reminder): string {
  return `${id} ${dueAt}`;
}

/** Which of the reminders that were due something was done with, in any tab of this browser. It outlives them. */
export class Marks {
  readonly present: Store<readonly string[]>;

  constructor(private readonly name: string) {
    this.present = createStore(this.#read());
    // Only the other tabs are told by the browser.
    window.addEventListener('storage', ({ key }) => {
      if (key === null || key.endsWith(name)) this.present.set(this.#read());
    });
  }

  has(reminder: Reminder): boolean {
    return this.#read().includes(occurrenceOf(reminder));
  }

  add(...reminders: readonly Reminder[]): void {
    const added = reminders.map(occurrenceOf);
    const others = this.#read().filter((one) => !added.includes(one));
    const next = [...others, ...added].slice(-limit);
    writeText(this.name, JSON.stringify(next));
    this.present.set(next);
  }

  #read(): string[] {
    const kept = readJson(this.name);
    return Array.isArray(kept) ? kept : [];
  }
}
