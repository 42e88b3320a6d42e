import { chatApi, historyPageSize } from '../api/chat';
import { messagesApi } from '../api/messages';
import type { Conversation, MessagePage } from '../api/types';
import { withChanges } from './changes';
import { type History, lastSeqOf, mergeMessages } from './history';
import { type Period, type PeriodHistory, periodOfPage } from './period';

export const repairPage = 200;
export const scrollPage = 100;

/** Loads histories so that nothing is missing of what came or changed while their messages were on their way. */
export class HistoryLoader {
  #windows = 0;

  constructor(private readonly conversation: (id: string) => Conversation | undefined) {}

  /** What a conversation opens with: the newest, or the first that was not read when the newest page does not reach it. */
  async opening(conversationId: string, signal?: AbortSignal): Promise<History> {
    const conversation = this.conversation(conversationId);
    return conversation && conversation.unread > historyPageSize
      ? this.around(conversationId, conversation.readSeq + 1, signal)
      : this.newest(conversationId, signal);
  }

  async newest(conversationId: string, signal?: AbortSignal): Promise<History> {
    return this.#complete(conversationId, this.#window(await chatApi.history(conversationId, {}, signal)), signal);
  }

  async around(conversationId: string, seq: number, signal?: AbortSignal): Promise<History> {
    const page = await chatApi.history(conversationId, { around: seq, limit: scrollPage }, signal);
    const history: History = { ...this.#window(page), hasNewer: page.hasNewer ?? false };
    return history.hasNewer
      ? this.#withChanges(conversationId, history)
      : this.#complete(conversationId, history, signal);
  }

  async period(conversationId: string, period: Period, signal?: AbortSignal): Promise<PeriodHistory> {
    const page = await chatApi.history(conversationId, { ...period, limit: scrollPage }, signal);
    return this.#withChanges(conversationId, periodOfPage(page));
  }

  /** A page with its messages as they are now. */
  async page(...request: Parameters<typeof chatApi.history>): Promise<MessagePage> {
    const page = await chatApi.history(...request);
    const asked = { messages: page.items, hasOlder: page.hasMore, revision: page.revision };
    const { messages } = await this.#withChanges(request[0], asked);
    return { ...page, items: messages };
  }

  #window({ items, hasMore, revision }: MessagePage): History {
    return { messages: items, hasOlder: hasMore, revision, window: ++this.#windows };
  }

  /** Events that came while a page was on its way had no history to go to. */
  async #complete(conversationId: string, history: History, signal?: AbortSignal): Promise<History> {
    const after = this.conversation(conversationId)?.visibleAfter;
    let complete = history.messages.length > 0 ? history : { ...history, after };
    while (lastSeqOf(complete) < (this.conversation(conversationId)?.lastSeq ?? 0)) {
      const next = await chatApi.history(conversationId, { after: lastSeqOf(complete), limit: repairPage }, signal);
      if (next.items.length === 0) break;
      complete = mergeMessages(complete, next.items).history;
    }
    return this.#withChanges(conversationId, complete);
  }

  /** What changed while its messages were on their way had nothing to go to. */
  async #withChanges<H extends History>(conversationId: string, history: H): Promise<H> {
    let complete = history;
    for (let before = -1; before < revisionOf(complete) && this.#isBehind(conversationId, complete); ) {
      before = revisionOf(complete);
      complete = withChanges(complete, await messagesApi.changes(conversationId, before, repairPage));
    }
    return complete;
  }

  #isBehind(conversationId: string, history: History): boolean {
    return revisionOf(history) < (this.conversation(conversationId)?.revision ?? 0);
  }
}

export function revisionOf(history: History): number {
  return history.revision ?? 0;
}
