import type { Conversation, Message, Quote } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useStore } from '../../lib/store';
import { chatCache, outbox } from '../../realtime/runtime';
import { Composer } from '../conversation/Composer';
import { ComposerStrip } from './ComposerStrip';
import { editMessage } from './change';
import { beginEdit, composing, endComposing } from './composing';
import { SelectionBar } from './SelectionBar';
import { selection } from './selection';

/** Where one writes: a message, an answer, the new text of a message; or the bar of those who choose messages. */
export function ConversationFooter({ conversation, name }: { conversation: Conversation; name: string }) {
  const { id: userId } = useUser();
  const about = useStore(composing)[conversation.id];
  const chosen = useStore(selection);
  if (chosen?.conversationId === conversation.id) return <SelectionBar conversation={conversation} chosen={chosen} />;

  const editing = about?.kind === 'edit' ? about.message : null;
  const end = () => endComposing(conversation.id);

  function submit(body: string): void {
    if (editing) void edit(editing, body);
    else outbox.enqueue(conversation.id, body, about && quoteOf(about.message));
    end();
  }

  function editLast(): boolean {
    const last = chatCache
      .messages(conversation.id)
      .findLast((message) => message.authorId === userId && message.deletedAt == null && isText(message));
    if (last) beginEdit(last);
    return last !== undefined;
  }

  return (
    <Composer
      conversation={conversation}
      name={name}
      strip={about && <ComposerStrip conversation={conversation} about={about} />}
      focusOn={about}
      editing={
        editing
          ? { key: `edit-${editing.seq}`, body: about?.text ?? editing.body, onSave: submit, onCancel: end }
          : undefined
      }
      onSend={about ? submit : undefined}
      onCancel={about ? end : undefined}
      onEditLast={editLast}
    />
  );
}

/** The edit is made of what one saw when one began; what was written is not lost when it is refused. */
async function edit(message: Message, body: string): Promise<void> {
  if (body === message.body || (await editMessage(message, body))) return;
  const present = chatCache.message(message.conversationId, message.seq);
  if (present && present.deletedAt == null) beginEdit(present, body);
}

function isText({ forwarded, body }: Message): boolean {
  return forwarded == null && body !== '';
}

function quoteOf({ seq, authorId, body, deletedAt }: Message): Quote {
  return { seq, authorId, body: [...body].slice(0, 300).join(''), isDeleted: deletedAt != null };
}
