import type { Conversation, Message } from '../../api/types';
import { Told } from './told';

/** What the tabs of one browser say to each other. */
export type TabWord =
  | { kind: 'arrived'; message: Message }
  | { kind: 'whoReads' }
  | { kind: 'reading'; conversationId: string };

export interface NotifierPorts {
  userId: string;
  conversations(): readonly Conversation[];
  /** The conversations in front of somebody in this tab: one, and perhaps a thread of it. */
  reading(): readonly string[];
  /** Says it to the other tabs. */
  say(word: TabWord): void;
  /** Lets other tabs answer who reads what. */
  patience(): Promise<void>;
  /** Decides what to do about the newest message of a conversation, and does it. */
  tell(message: Message, known: { toldSeq: number; isReading: boolean }): void;
}

/** After a long absence a handful is told about; the envelope has them all. */
const mostAtOnce = 5;

/**
 * One tab of a browser tells about new messages, whichever tab hears of them first: the others hand them to the one
 * that leads. Several messages of a conversation that come together are told once, by the newest.
 */
export class Notifier {
  readonly #told: Told;
  readonly #handled = new Map<string, number>();
  readonly #waiting = new Map<string, Message>();
  readonly #readElsewhere = new Set<string>();
  #leads = false;
  #working = false;

  constructor(private readonly ports: NotifierPorts) {
    this.#told = new Told(ports.userId);
  }

  /**
   * This tab leads from now on; the conversations are loaded. The first tab of a browser shows in its envelope what is
   * unread and tells of none of it; one that takes over tells what came while nobody led.
   */
  lead(first: boolean): void {
    this.#leads = true;
    if (first) this.#told.begin(newest(this.ports.conversations()));
    else this.catchUp();
  }

  arrived(message: Message): void {
    if (this.#leads) this.#take(message);
    else this.ports.say({ kind: 'arrived', message });
  }

  heard(word: TabWord): void {
    if (word.kind === 'arrived') {
      if (this.#leads) this.#take(word.message);
    } else if (word.kind === 'whoReads') {
      for (const conversationId of this.ports.reading()) this.ports.say({ kind: 'reading', conversationId });
    } else {
      this.#readElsewhere.add(word.conversationId);
    }
  }

  /** After a reconnect: what came meanwhile, as the list says now. */
  catchUp(): void {
    if (!this.#leads) return;
    const since = this.#told.since();
    const missed = this.ports
      .conversations()
      .filter(({ unread }) => unread > 0)
      .flatMap(({ lastMessage }) => lastMessage ?? [])
      .filter(({ createdAt, conversationId, seq }) => createdAt > since && seq > this.#told.seq(conversationId));
    for (const message of missed.slice(0, mostAtOnce)) this.#take(message);
    for (const { conversationId, seq } of missed.slice(mostAtOnce)) this.#told.raise(conversationId, seq);
  }

  #take(message: Message): void {
    const { conversationId, seq } = message;
    if (seq <= Math.max(this.#handled.get(conversationId) ?? 0, this.#told.seq(conversationId))) return;
    this.#handled.set(conversationId, seq);
    this.#waiting.set(conversationId, message);
    if (!this.#working) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#working = true;
    while (this.#waiting.size > 0) {
      this.#readElsewhere.clear();
      this.ports.say({ kind: 'whoReads' });
      await this.ports.patience();
      const messages = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const message of messages) {
        const { conversationId, seq } = message;
        const isReading = this.ports.reading().includes(conversationId) || this.#readElsewhere.has(conversationId);
        this.ports.tell(message, { toldSeq: this.#told.seq(conversationId), isReading });
        this.#told.raise(conversationId, seq);
      }
    }
    this.#working = false;
  }
}

function newest(conversations: readonly Conversation[]): string {
  return conversations.reduce((latest, { lastMessage }) => {
    const time = lastMessage?.createdAt ?? '';
    return time > latest ? time : latest;
  }, '');
}
