import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import type { Place } from '../../api/messages';
import { threadAddress } from '../../realtime/threads';

/** Shows the thread of a message beside its conversation. */
export function useOpenThread(): (root: Place) => void {
  const navigate = useNavigate();
  return useCallback(({ conversationId, seq }) => void navigate(threadAddress(conversationId, seq)), [navigate]);
}
