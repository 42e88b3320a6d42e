import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemNotice } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContacts } from '../contacts';

const namesShown = 5;

/** What happened in a conversation, as a sentence in the reader's language. */
export function useNoticeText(): (authorId: string, notice: SystemNotice) => string {
  const { t, i18n } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  return useCallback(
    (authorId, notice) => {
      const nameOf = (id: string, known = '…') => contacts?.peopleById.get(id)?.displayName ?? known;
      const named = notice.people
        .slice(0, namesShown)
        .map((person) => (person.userId === userId ? t('groups.you') : nameOf(person.userId, person.displayName)));
      const more = notice.peopleCount - named.length;
      if (more > 0) named.push(t('groups.moreNames', { count: more }));
      const people = new Intl.ListFormat(i18n.language).format(named);
      const by = authorId === userId ? 'ByMe' : 'ByOther';
      const kind = notice.kind === 'renamed' && !notice.name ? 'unnamed' : notice.kind;
      return t(`groups.notice.${kind}${by}` as 'groups.notice.leftByOther', {
        author: nameOf(authorId),
        people,
        name: notice.name ?? '',
      });
    },
    [t, i18n.language, userId, contacts],
  );
}
