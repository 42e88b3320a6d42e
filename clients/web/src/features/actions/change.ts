import i18n from 'i18next';
import { messagesApi } from '../../api/messages';
import { ApiError } from '../../api/problem';
import type { Message } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { newId } from '../../lib/id';
import { chatCache } from '../../realtime/runtime';
import { forCopy } from '../markdown';
import { withReaction } from './reactions';

/** Shows what a change will make of a message, makes it, and takes it back with a word when it fails. */
async function change(before: Message, shown: Message, ask: () => Promise<Message>): Promise<boolean> {
  const failure = await tryChange(before, shown, ask);
  if (failure !== null) toast(errorText(failure), 'failed');
  return failure === null;
}

/** Resolves with why it failed; null when it did not. */
async function tryChange(before: Message, shown: Message, ask: () => Promise<Message>): Promise<unknown> {
  chatCache.patchMessage(shown);
  try {
    await chatCache.applyChange(await ask());
    return null;
  } catch (error) {
    chatCache.restoreMessage(before);
    // The server knows something that this device does not.
    if (error instanceof ApiError && error.status < 500) await chatCache.refreshChanges(before.conversationId);
    return error;
  }
}

export function editMessage(message: Message, body: string): Promise<boolean> {
  const edits = message.edits ?? 0;
  const shown = { ...message, body, edits: edits + 1, editedAt: new Date().toISOString() };
  return change(message, shown, () => messagesApi.edit(message, body, edits));
}

/** One that cannot be deleted does not keep the others: how many remained, and why, is said at the end. */
export async function deleteMessages(messages: readonly Message[], userId: string): Promise<void> {
  const failures: string[] = [];
  for (const message of messages) {
    const failure = await tryChange(message, withoutWords(message, userId), () => messagesApi.delete(message));
    if (failure !== null) failures.push(errorText(failure));
  }
  if (failures.length === 0) return;
  const why = [...new Set(failures)].join(' ');
  toast(messages.length === 1 ? why : i18n.t('actions.notDeleted', { count: failures.length, why }), 'failed');
}

/** What the server leaves of a deleted message. */
function withoutWords(message: Message, deletedBy: string): Message {
  const { id, conversationId, seq, authorId, clientMessageId, createdAt, revision } = message;
  const deletedAt = new Date().toISOString();
  return { id, conversationId, seq, authorId, clientMessageId, createdAt, revision, body: '', deletedAt, deletedBy };
}

export function toggleReaction(message: Message, emoji: string, userId: string): Promise<boolean> {
  const given = !message.reactions?.some((one) => one.emoji === emoji && one.userIds.includes(userId));
  const shown = withReaction(message, emoji, userId, given);
  return change(message, shown, () => messagesApi.react(message, emoji, given));
}

export function togglePin(message: Message, userId: string): Promise<boolean> {
  const pinned = message.pinnedAt == null;
  const shown = { ...message, pinnedAt: pinned ? new Date().toISOString() : undefined, pinnedBy: userId };
  return change(message, shown, () => messagesApi.pin(message, pinned));
}

/** Throws when it fails: the dialog stays, with the reason. The retry keys make trying again harmless. */
export async function forwardMessages(
  messages: readonly Message[],
  conversationId: string,
  retryKeys: ReadonlyMap<number, string>,
): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const wanted = messages.map(({ seq }) => ({ seq, clientMessageId: retryKeys.get(seq) ?? newId() }));
  const sent = await messagesApi.forward(conversationId, first.conversationId, wanted);
  for (const message of sent) await chatCache.applyMessage(message).catch(() => undefined);
}

/** The texts of several messages, with who wrote them and when, as one pastes them elsewhere. */
export function transcript(
  messages: readonly Message[],
  nameOf: (userId: string) => string,
  time: (iso: string) => string,
): string {
  const [only] = messages;
  if (messages.length === 1 && only) return forCopy(only.body);
  return messages
    .map(({ authorId, createdAt, body }) => `[${time(createdAt)}] ${nameOf(authorId)}:\n${forCopy(body)}`)
    .join('\n\n');
}
