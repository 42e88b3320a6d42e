import { chatApi } from '../api/chat';
import { bodyLimit, byteLength, hasVisibleText, normalizeBody } from '../lib/body';
import { Drafts } from './drafts';

/** The drafts of whoever is signed in. */
export const drafts = new Drafts(
  {
    list: () => chatApi.drafts(),
    find: (conversationId) => chatApi.draft(conversationId),
    keep: (conversationId, body, revision) => chatApi.keepDraft(conversationId, body, revision),
    clear: (conversationId, revision) => chatApi.clearDraft(conversationId, revision),
  },
  (text) => {
    const body = normalizeBody(text);
    if (!hasVisibleText(body)) return '';
    return byteLength(body) > bodyLimit ? null : body;
  },
);

window.addEventListener('pagehide', () => drafts.write());
