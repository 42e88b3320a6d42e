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
  chatCache.patchMessage(shown);
  try {
    await chatCache.applyChange(await ask());
    return true;
  } catch (error) {
    chatCache.restoreMessage(before);
    toast(errorText(error), 'failed');
    // The server knows something that this device does not.
    if (error instanceof ApiError && error.status < 500) await chatCache.refreshChanges(before.conversationId);
    return false;
  }
}

export function editMessage(message: Message, body: string): Promise<boolean> {
  const edits = message.edits ?? 0;
  const shown = { ...message, body, edits: edits + 1, editedAt: new Date().toISOString() };
  return change(message, shown, () => messagesApi.edit(message, body, edits));
}

export async function deleteMessages(messages: readonly Message[]): Promise<void> {
  for (const message of messages) {
    const shown = withoutWords(message);
    if (!(await change(message, shown, () => messagesApi.delete(message)))) return;
  }
}

/** What the server leaves of a deleted message. */
function withoutWords({ id, conversationId, seq, authorId, clientMessageId, createdAt, revision }: Message): Message {
  const deletedAt = new Date().toISOString();
  return { id, conversationId, seq, authorId, clientMessageId, createdAt, revision, body: '', deletedAt };
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
