import { type InfiniteData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { chatApi } from '../api/chat';
import { messagesApi } from '../api/messages';
import { keys } from '../api/queryClient';
import { threadsApi } from '../api/threads';
import type { Conversation, Message, SyncResult, ThreadPage } from '../api/types';
import { newerMessage, withChange, withChangedMessage, withChanges } from './changes';
import { byActivity, newerOf, withDetails, withMessage, withReach, withReceipt } from './conversations';
import type { ConversationDetails, PreferencesChange, Reach, ReadsChange, ReceiptChange } from './events';
import {
  groupByConversation,
  type History,
  holds,
  lastSeqOf,
  mergeMessages,
  windowLimit,
  withNewer,
  withoutNewest,
  withoutOldest,
} from './history';
import { HistoryLoader, repairPage, revisionOf, scrollPage } from './historyLoader';
import { mergePeriod, type Period, type PeriodHistory } from './period';
import { withoutHidden, withoutReads, withReads } from './reads';
import { withoutThreadsOf } from './threads';

/** Of a conversation that nobody looks at, so many messages are kept; it opens with them. */
const unseenLimit = 200;
/** What one Sync call may name. */
const syncLimit = 500;

/** The one place where what the server says is written into the query cache: conversations and their histories. */
export class ChatCache {
  readonly #loader = new HistoryLoader((id) => this.conversation(id));
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
      queryFn: ({ signal }) => this.#loader.opening(conversationId, signal),
      // Events and Sync keep it true; loading it again would only move what one reads.
      staleTime: Number.POSITIVE_INFINITY,
    });
  }

  conversations(): Conversation[] {
    return this.client.getQueryData<Conversation[]>(keys.conversations) ?? [];
  }

  conversation(id: string): Conversation | undefined {
    return this.conversations().find((conversation) => conversation.id === id);
  }

  async #fetchConversations(signal?: AbortSignal): Promise<Conversation[]> {
    const asked = new Map(this.conversations().map(({ id, othersReadSeq }) => [id, othersReadSeq]));
    const [listed, threads] = await Promise.all([chatApi.conversations(signal), threadsApi.unread(signal)]);
    const fetched = [...listed, ...threads, ...(await this.#readElsewhere(threads, signal))];
    const known = new Map(this.conversations().map((conversation) => [conversation.id, conversation]));
    const merged = fetched.map((conversation) => {
      const shown = withoutHidden(known.get(conversation.id), asked.get(conversation.id), conversation, this.userId());
      return newerOf(shown, conversation, this.userId());
    });
    const names = new Set(merged.map((conversation) => conversation.id));
    return byActivity([...merged, ...this.conversations().filter((conversation) => !names.has(conversation.id))]);
  }

  /** Threads that were unread here and are not any more: what was read on another device while this one was away. */
  #readElsewhere(unread: readonly Conversation[], signal?: AbortSignal): Promise<Conversation[]> {
    const present = new Set(unread.map(({ id }) => id));
    const gone = this.conversations().filter(({ id, thread, unread }) => thread && unread > 0 && !present.has(id));
    return Promise.all(gone.map(({ id }) => chatApi.conversation(id, signal).catch(() => []))).then((all) =>
      all.flat(),
    );
  }

  /** A message that is shown by itself, beside the history it stands in. */
  messageQuery(conversationId: string, seq: number) {
    return queryOptions({
      queryKey: keys.message(conversationId, seq),
      queryFn: ({ signal }) => this.message(conversationId, seq) ?? messagesApi.find({ conversationId, seq }, signal),
      gcTime: 0,
    });
  }

  periodQuery(conversationId: string, period: Period) {
    return queryOptions({
      queryKey: keys.period(conversationId, period),
      queryFn: ({ signal }) => this.#loader.period(conversationId, period, signal),
      staleTime: 0,
      gcTime: 0,
    });
  }

  async loadOlder(conversationId: string): Promise<void> {
    const first = this.#history(conversationId)?.messages[0];
    if (!first) return;
    const page = await this.#loader.page(conversationId, { before: first.seq, limit: scrollPage });
    this.#updateHistory(conversationId, (history) => {
      if (history.messages[0]?.seq !== first.seq) return history;
      const merged = mergeMessages(history, page.items).history;
      return withoutNewest({ ...merged, hasOlder: page.hasMore });
    });
  }

  async loadNewer(conversationId: string): Promise<void> {
    const before = this.#history(conversationId);
    if (!before?.hasNewer) return;
    const last = lastSeqOf(before);
    const page = await this.#loader.page(conversationId, { after: last, limit: scrollPage });
    this.#updateHistory(conversationId, (history) =>
      lastSeqOf(history) === last ? withoutOldest(withNewer(history, page.items, page.hasMore)) : history,
    );
    // What arrived meanwhile was beyond the window, which may have its end there now.
    const present = this.#history(conversationId);
    if (present && !present.hasNewer && lastSeqOf(present) < (this.conversation(conversationId)?.lastSeq ?? 0))
      await this.#repair(conversationId);
  }

  async loadOlderOfPeriod(conversationId: string, period: Period): Promise<void> {
    const queryKey = keys.period(conversationId, period);
    const first = this.client.getQueryData<PeriodHistory>(queryKey)?.messages[0];
    if (!first) return;
    const page = await this.#loader.page(conversationId, { ...period, before: first.seq, limit: scrollPage });
    this.client.setQueryData<PeriodHistory>(queryKey, (present) => present && mergePeriod(present, page, first.seq));
  }

  /** Moves the window so that it holds this message; one that holds it already stays as it is. Resolves with the window. */
  async showAround(conversationId: string, seq: number): Promise<number | undefined> {
    const present = this.#history(conversationId);
    if (present && holds(present, seq)) return present.window;
    await this.client.cancelQueries({ queryKey: keys.history(conversationId), exact: true });
    const history = await this.#loader.around(conversationId, seq);
    this.client.setQueryData(keys.history(conversationId), history);
    return history.window;
  }

  /** Moves the window to the newest messages. Resolves with the window. */
  async showLatest(conversationId: string): Promise<number | undefined> {
    const present = this.#history(conversationId);
    if (present && !present.hasNewer) return present.window;
    const history = await this.#loader.newest(conversationId);
    this.client.setQueryData<History>(keys.history(conversationId), history);
    return history.window;
  }

  /** Someone stands at the newest message: what is far above is let go, so that a busy channel does not fill the memory. */
  forgetOldest(conversationId: string): void {
    this.#updateHistory(conversationId, (history) =>
      !history.hasNewer && history.messages.length > windowLimit * 1.5 ? withoutOldest(history) : history,
    );
  }

  /** Whoever comes back wants the newest messages, not where they once looked something up. */
  leave(conversationId: string): void {
    if (this.#history(conversationId)?.hasNewer)
      this.client.removeQueries({ queryKey: keys.history(conversationId), exact: true });
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

  /** A message is not as it was. What else changed before it and was not heard of is fetched. */
  async applyChange(message: Message): Promise<void> {
    const { conversationId, seq, revision = 0 } = message;
    const reached = this.#reached(conversationId);
    this.patchMessage(message);
    if (this.#concernsPins(message)) void this.client.invalidateQueries({ queryKey: keys.pins(conversationId) });
    void this.client.invalidateQueries({ queryKey: keys.versions(conversationId, seq) });
    if (reached === undefined) return;
    if (revision > reached + 1) await this.#repairChanges(conversationId);
    else this.#updateHeld(conversationId, (history) => withChanges(history, { items: [], revision, hasMore: false }));
  }

  /** Puts a message in the place of what is held of it, unless that is newer. Also for what is shown before the server has it. */
  patchMessage(message: Message): void {
    const { conversationId } = message;
    this.#updateConversation(conversationId, (conversation) => withChange(conversation, message));
    this.#updateHeld(conversationId, (history) => withChangedMessage(history, message));
    this.client.setQueryData<Message>(
      keys.message(conversationId, message.seq),
      (held) => held && newerMessage(held, message),
    );
  }

  /** Takes back what was shown too early, unless the server has said something since. */
  restoreMessage(before: Message): void {
    this.patchMessage(before);
  }

  /** Asks for what changed, when a refusal shows that something was not heard of. */
  refreshChanges(conversationId: string): Promise<void> {
    return this.#repairChanges(conversationId).catch(() => undefined);
  }

  messages(conversationId: string): readonly Message[] {
    return this.#history(conversationId)?.messages ?? [];
  }

  /** A message that is held, in the history or in a period of it. */
  message(conversationId: string, seq: number): Message | undefined {
    for (const history of this.#held(conversationId)) {
      const found = history.messages.find((message) => message.seq === seq);
      if (found) return found;
    }
    return undefined;
  }

  applyReceipt(receipt: ReceiptChange): void {
    this.#updateConversation(receipt.conversationId, (conversation) =>
      withReceipt(conversation, receipt, this.userId()),
    );
  }

  applyReach(reach: Reach): void {
    this.#updateConversation(reach.conversationId, (conversation) => withReach(conversation, reach, this.userId()));
  }

  applyReads(change: ReadsChange): void {
    this.#updateConversation(change.conversationId, (conversation) => withReads(conversation, change, this.userId()));
    void this.client.invalidateQueries({ queryKey: keys.messageInfos });
  }

  /** This person sees what others have read from now on, or does not: nothing of it stays until the server has told. */
  forgetReads(): void {
    this.client.setQueryData<Conversation[]>(keys.conversations, (known) =>
      known?.map((conversation) => withoutReads(conversation, this.userId())),
    );
    for (const queryKey of [keys.conversations, keys.messageInfos]) void this.client.invalidateQueries({ queryKey });
  }

  applyDetails(details: ConversationDetails): void {
    this.#updateConversation(details.conversationId, (conversation) => withDetails(conversation, details));
  }

  applyPreferences({ conversationId, preferences }: PreferencesChange): void {
    this.#updateConversation(conversationId, (conversation) => ({ ...conversation, preferences }));
  }

  /** It is not the user's any more: nothing of it stays. */
  removeConversation(id: string): void {
    const gone = ({ id: one, thread }: Conversation) => one === id || thread?.conversationId === id;
    this.client.setQueryData<Conversation[]>(keys.conversations, (known) => known?.filter((one) => !gone(one)));
    this.client.setQueryData<InfiniteData<ThreadPage>>(keys.threads, (known) => known && withoutThreadsOf(known, gone));
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
      return [conversation.id, history && !history.hasNewer ? lastSeqOf(history) : conversation.lastSeq];
    });
    return Object.fromEntries(held.slice(0, syncLimit));
  }

  async applySync(result: SyncResult): Promise<void> {
    const byConversation = groupByConversation(result.messages);
    for (const conversation of result.conversations) this.applyConversation(conversation);
    for (const id of result.removed) this.removeConversation(id);
    for (const id of result.truncated) {
      if (!this.#history(id)?.hasNewer) void this.client.resetQueries({ queryKey: keys.history(id), exact: true });
    }
    await Promise.all([...byConversation].map(([id, messages]) => this.#mergeInto(id, messages)));
    const behind = Object.entries(result.revisions).filter(([id, revision]) => {
      const reached = this.#reached(id);
      return reached !== undefined && reached < revision;
    });
    await Promise.all(behind.map(([id]) => this.#repairChanges(id)));
  }

  async #repairChanges(conversationId: string): Promise<void> {
    for (let more = true; more; ) {
      const reached = this.#reached(conversationId);
      if (reached === undefined) return;
      const page = await messagesApi.changes(conversationId, reached, repairPage);
      for (const message of page.items) this.patchMessage(message);
      this.#updateHeld(conversationId, (present) => withChanges(present, page));
      if (page.items.length > 0) void this.client.invalidateQueries({ queryKey: keys.pins(conversationId) });
      more = page.hasMore;
    }
  }

  #concernsPins({ conversationId, seq, pinnedAt }: Message): boolean {
    const pins = this.client.getQueryData<Message[]>(keys.pins(conversationId));
    return pins !== undefined && (pinnedAt != null || pins.some((pin) => pin.seq === seq));
  }

  async #mergeInto(conversationId: string, messages: Message[]): Promise<void> {
    let gap = false;
    this.#updateHistory(conversationId, (history) => {
      const merge = mergeMessages(history, messages);
      gap = merge.gapAfter !== null;
      return this.#isWatched(conversationId) ? merge.history : withoutOldest(merge.history, unseenLimit);
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
      const page = await this.#loader.page(conversationId, { after: lastSeqOf(history), limit: repairPage });
      this.#updateHistory(conversationId, (present) => mergeMessages(present, page.items).history);
      more = page.hasMore && page.items.length > 0;
    }
  }

  #isWatched(conversationId: string): boolean {
    return (
      (this.client
        .getQueryCache()
        .find({ queryKey: keys.history(conversationId) })
        ?.getObserversCount() ?? 0) > 0
    );
  }

  #history(conversationId: string): History | undefined {
    return this.client.getQueryData<History>(keys.history(conversationId));
  }

  /** Its history and the periods of it that are shown. */
  #held(conversationId: string): History[] {
    const periods = this.client.getQueriesData<History>({ queryKey: keys.periods(conversationId) });
    return [this.#history(conversationId), ...periods.map(([, period]) => period)].filter((held) => held !== undefined);
  }

  /** Up to which revision everything that is held of a conversation has its changes; undefined when nothing is. */
  #reached(conversationId: string): number | undefined {
    const revisions = this.#held(conversationId).map(revisionOf);
    return revisions.length > 0 ? Math.min(...revisions) : undefined;
  }

  #updateHeld(conversationId: string, update: <H extends History>(history: H) => H): void {
    this.#updateHistory(conversationId, update);
    this.client.setQueriesData<PeriodHistory>(
      { queryKey: keys.periods(conversationId) },
      (period) => period && update(period),
    );
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
