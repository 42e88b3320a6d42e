import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';

/** Names as they are shown: "You", a member, anybody of the organization. */
export function useNames(conversation: Conversation | undefined): (userId: string) => string {
  const { t } = useTranslation();
  const { id: ownId } = useUser();
  const { data: contacts } = useContacts();
  const members = conversation?.members;
  const names = useMemo(
    () => new Map(members?.flatMap(({ userId, displayName }) => (displayName ? [[userId, displayName] as const] : []))),
    [members],
  );
  return useCallback(
    (userId) =>
      userId === ownId
        ? t('actions.you')
        : (names.get(userId) ?? contacts?.peopleById.get(userId)?.displayName ?? t('actions.somebody')),
    [ownId, names, contacts, t],
  );
}
