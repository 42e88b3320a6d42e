import { useCallback } from 'react';
import { copyText } from '../../../components/copyText';
import { messageLink } from './showMessage';

/** Copies the address of a message, which shows it to whoever is in the conversation. */
export function useCopyLink(conversationId: string): (seq: number) => void {
  return useCallback((seq) => void copyText(messageLink(conversationId, seq)), [conversationId]);
}
