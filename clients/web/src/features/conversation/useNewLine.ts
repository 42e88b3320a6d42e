import { useEffect, useState } from 'react';
import type { Conversation } from '../../api/types';

/**
 * After which seq the "new messages" line stands: what was unread when the conversation was opened or the page was
 * left. It stays while one reads, and goes when one answers.
 */
export function useNewLine(conversation: Conversation, active: boolean, userId: string): number | null {
  const [afterSeq, setAfterSeq] = useState(() => (conversation.unread > 0 ? conversation.readSeq : null));
  const { unread, readSeq, lastMessage } = conversation;

  useEffect(() => {
    if (!active && unread > 0) setAfterSeq(readSeq);
  }, [active, unread, readSeq]);

  const answered = lastMessage?.authorId === userId;
  useEffect(() => {
    if (answered) setAfterSeq(null);
  }, [answered]);

  return afterSeq;
}
