import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { chatApi } from '../api/chat';
import { keys } from '../api/queryClient';
import type { Conversation, Message, SyncResult } from '../api/types';
import { byActivity, newerOf, withDetails, withMessage, withReach, withReceipt } from './conversations';
import type { ConversationDetails, Reach, ReceiptChange } from './events';
import { type History, lastSeqOf, mergeMessages } from './history';

const repairPage = 200;
/** What one Sync call may name. */
const syncLimit = 500;

/** The one place where what the server says is written into the query cache: conversations and their histories. */
export class ChatCache {
  #repairs = new Map<string, Promise<void>>();

  constructor(
    private readonly client: QueryClient,
    private readonly userId: () => string,
  ) {}

  /** Loading the list, for components and for whoever must wait until it is there. */
  readonly conversationsQuery = queryOptions({
    queryKey: keys.conversations,
    queryFn: ({ signal }) => this.#fetchConversations(signal),
  });

  historyQuery(conversationId: string) {
    return queryOptions({
      queryKey: keys.history(conversationId),
      queryFn: ({ signal }) => this.#fetchHistory(conversationId, signal),
    });
  }

  conversations(): Conversation[] {
    return this.client.getQueryData<Conversation[]>(keys.conversations) ?? [];
  }

  conversation(id: string): Conversation | undefined {
    return this.conversations().find((conversation) => conversation.id === id);
  }

  async #fetchConversations(signal?: AbortSignal): Promise<Conversation[]> {
    const fetched = await chatApi.conversations(signal);
    const known = new Map(this.conversations().map((conversation) => [conversation.id, conversation]));
    const merged = fetched.map((conversation) => newerOf(known.get(conversation.id), conversation, this.userId()));
    const names = new Set(merged.map((conversation) => conversation.id));
    return byActivity([...merged, ...this.conversations().filter((conversation) => !names.has(conversation.id))]);
  }

  async #fetchHistory(conversationId: string, signal?: AbortSignal): Promise<History> {
    const page = await chatApi.history(conversationId, {}, signal);
    let history: History = { messages: page.items, hasOlder: page.hasMore };
    // Events that came while the page was on its way had no history to go to.
    while (lastSeqOf(history) < (this.conversation(conversationId)?.lastSeq ?? 0)) {
      const next = await chatApi.history(conversationId, { after: lastSeqOf(history), limit: repairPage }, signal);
      if (next.items.length === 0) break;
      history = mergeMessages(history, next.items).history;
    }
    return history;
  }

  async loadOlder(conversationId: string): Promise<void> {
    const first = this.#history(conversationId)?.messages[0];
    if (!first) return;
    const page = await chatApi.history(conversationId, { before: first.seq });
    this.#updateHistory(conversationId, (history) => {
      const merged = mergeMessages(history, page.items).history;
      return { ...merged, hasOlder: page.hasMore };
    });
  }

  /** Resolves when the message is in place, also when something before it had to be fetched first. */
  async applyMessage(message: Message): Promise<void> {
    const { conversationId } = message;
    if (this.conversation(conversationId)) {
      this.#updateConversation(conversationId, (conversation) => withMessage(conversation, message, this.userId()));
    } else if (this.client.getQueryData(keys.conversations)) {
      this.applyConversation(await chatApi.conversation(conversationId));
    }
    await this.#mergeInto(conversationId, [message]);
  }

  applyReceipt(receipt: ReceiptChange): void {
    this.#updateConversation(receipt.conversationId, (conversation) =>
      withReceipt(conversation, receipt, this.userId()),
    );
  }

  applyReach(reach: Reach): void {
    this.#updateConversation(reach.conversationId, (conversation) => withReach(conversation, reach, this.userId()));
  }

  applyDetails(details: ConversationDetails): void {
    this.#updateConversation(details.conversationId, (conversation) => withDetails(conversation, details));
  }

  /** It is not the user's any more: nothing of it stays. */
  removeConversation(id: string): void {
    this.client.setQueryData<Conversation[]>(keys.conversations, (known) => known?.filter((one) => one.id !== id));
    this.client.removeQueries({ queryKey: keys.conversation(id) });
    this.client.removeQueries({ queryKey: keys.history(id) });
  }

  applyConversation(conversation: Conversation): void {
    this.client.setQueryData<Conversation[]>(keys.conversations, (known = []) => {
      const newer = newerOf(
        known.find((one) => one.id === conversation.id),
        conversation,
        this.userId(),
      );
      return byActivity([...known.filter((one) => one.id !== conversation.id), newer]);
    });
  }

  /** The last seq this client holds of each conversation, most recent first. */
  known(): Record<string, number> {
    const held = this.conversations().map((conversation): [string, number] => {
      const history = this.#history(conversation.id);
      return [conversation.id, history ? lastSeqOf(history) : conversation.lastSeq];
    });
    return Object.fromEntries(held.slice(0, syncLimit));
  }

  async applySync(result: SyncResult): Promise<void> {
    const byConversation = groupByConversation(result.messages);
    for (const conversation of result.conversations) this.applyConversation(conversation);
    for (const id of result.removed) this.removeConversation(id);
    for (const id of result.truncated) void this.client.resetQueries({ queryKey: keys.history(id) });
    await Promise.all([...byConversation].map(([id, messages]) => this.#mergeInto(id, messages)));
  }

  async #mergeInto(conversationId: string, messages: Message[]): Promise<void> {
    let gap = false;
    this.#updateHistory(conversationId, (history) => {
      const merge = mergeMessages(history, messages);
      gap = merge.gapAfter !== null;
      return merge.history;
    });
    if (gap) await this.#repair(conversationId);
  }

  #repair(conversationId: string): Promise<void> {
    const running = this.#repairs.get(conversationId);
    if (running) return running;
    const repair = this.#fetchMissing(conversationId).finally(() => this.#repairs.delete(conversationId));
    this.#repairs.set(conversationId, repair);
    return repair;
  }

  async #fetchMissing(conversationId: string): Promise<void> {
    for (let more = true; more; ) {
      const history = this.#history(conversationId);
      if (!history) return;
      const page = await chatApi.history(conversationId, { after: lastSeqOf(history), limit: repairPage });
      this.#updateHistory(conversationId, (present) => mergeMessages(present, page.items).history);
      more = page.hasMore && page.items.length > 0;
    }
  }

  #history(conversationId: string): History | undefined {
    return this.client.getQueryData<History>(keys.history(conversationId));
  }

  #updateHistory(conversationId: string, update: (history: History) => History): void {
    this.client.setQueryData<History>(keys.history(conversationId), (history) => history && update(history));
  }

  #updateConversation(id: string, update: (conversation: Conversation) => Conversation): void {
    this.client.setQueryData<Conversation[]>(keys.conversations, (known) => {
      const present = known?.find((conversation) => conversation.id === id);
      if (!known || !present) return known;
      const next = update(present);
      return next === present
        ? known
        : byActivity(known.map((conversation) => (conversation.id === id ? next : conversation)));
    });
  }
}

function groupByConversation(messages: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = groups.get(message.conversationId);
    if (group) group.push(message);
    else groups.set(message.conversationId, [message]);
  }
  return groups;
}
