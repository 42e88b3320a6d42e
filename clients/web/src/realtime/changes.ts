import type { ChangePage, Conversation, Message } from '../api/types';
import type { History } from './history';

/** The greater revision is the newer state; of the same one, what came last: an answer follows what was shown before it. */
function isStale(held: Message, incoming: Message): boolean {
  return (incoming.revision ?? 0) < (held.revision ?? 0);
}

/** The newer of two states of a message. */
export function newerMessage(held: Message, incoming: Message): Message {
  return isStale(held, incoming) ? held : incoming;
}

/** What quotes a message shows what it says now. */
function withQuoteOf(message: Message, quoted: Message): Message {
  const { replyTo } = message;
  if (replyTo?.seq !== quoted.seq || replyTo.isHidden) return message;
  const isDeleted = quoted.deletedAt != null;
  const body = [...quoted.body].slice(0, 300).join('');
  if (replyTo.body === body && replyTo.isDeleted === isDeleted) return message;
  return { ...message, replyTo: { ...replyTo, body, isDeleted } };
}

export function withChangedMessage<H extends History>(history: H, changed: Message): H {
  let touched = false;
  const messages = history.messages.map((held) => {
    if (held.seq === changed.seq) {
      if (isStale(held, changed)) return held;
      touched = true;
      return changed;
    }
    const next = withQuoteOf(held, changed);
    touched ||= next !== held;
    return next;
  });
  return touched ? { ...history, messages } : history;
}

/** A page of changes, taken in; the history reaches its revision then. */
export function withChanges<H extends History>(history: H, page: ChangePage): H {
  const changed = page.items.reduce((held, message) => withChangedMessage(held, message), history);
  return { ...changed, revision: Math.max(changed.revision ?? 0, page.revision) };
}

export function withChange(conversation: Conversation, changed: Message): Conversation {
  const { lastMessage } = conversation;
  const revision = Math.max(conversation.revision ?? 0, changed.revision ?? 0);
  if (lastMessage?.seq !== changed.seq || isStale(lastMessage, changed)) {
    return revision === conversation.revision ? conversation : { ...conversation, revision };
  }
  return { ...conversation, revision, lastMessage: changed };
}
