import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useNames } from './useNames';

interface MessageContextValue {
  userId: string;
  nameOf(userId: string): string;
  /** Shows the message with this seq, loading what lies between. */
  jumpTo(seq: number): void;
  /** Opens the menu of a message below an element of it. */
  openMenu(message: Message, button: HTMLElement): void;
}

const Context = createContext<MessageContextValue | null>(null);

interface MessageContextProps {
  conversation: Conversation;
  jumpTo(seq: number): void;
  openMenu(message: Message, button: HTMLElement): void;
  children: ReactNode;
}

/** What the parts of a message need of the conversation around it. */
export function MessageContext({ conversation, jumpTo, openMenu, children }: MessageContextProps) {
  const { id: userId } = useUser();
  const nameOf = useNames(conversation);
  const value = useMemo(() => ({ userId, nameOf, jumpTo, openMenu }), [userId, nameOf, jumpTo, openMenu]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useMessageContext(): MessageContextValue {
  const value = useContext(Context);
  if (!value) throw new Error('a message stands outside of a conversation');
  return value;
}
