import { MenuItem } from '@fluentui/react-components';
import { ChatRegular, PersonDeleteRegular, StarOffRegular, StarRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsApi } from '../../api/groups';
import { keys, queryClient } from '../../api/queryClient';
import type { Conversation, Member } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useContextMenu } from '../../components/ContextMenu';
import { FilterBox } from '../../components/FilterBox';
import { Notice } from '../../components/Notice';
import { ShowMore } from '../../components/ShowMore';
import { SkeletonRows } from '../../components/Skeleton';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { useOpenChat } from '../chats/useOpenChat';
import { useContacts } from '../contacts';
import { PersonAvatar } from '../presence';
import styles from './Groups.module.css';
import { mayManageMembers } from './rights';

const filterFrom = 10;

/** Who is in it, a page at a time, by name. */
export function MemberList({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const { data: contacts } = useContacts();
  const [filter, setFilter] = useState('');
  const query = useDeferredValue(filter.trim());
  const openChat = useOpenChat();
  const pages = useInfiniteQuery({
    // The count is part of the key: whoever comes or goes changes it, and the list is asked for again.
    queryKey: [
      ...keys.members(conversation.id),
      conversation.memberCount,
      conversation.lastMessage?.system?.kind,
      query,
    ],
    queryFn: ({ pageParam, signal }) => groupsApi.members(conversation.id, query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const members = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const nameOf = (member: Member) => contacts?.peopleById.get(member.userId)?.displayName ?? member.displayName ?? '…';

  async function change(action: Promise<void>): Promise<void> {
    try {
      await action;
      await queryClient.invalidateQueries({ queryKey: keys.members(conversation.id) });
    } catch (error) {
      toast(errorText(error), 'failed');
    }
  }

  const menu = useContextMenu<Member>((member) => (
    <>
      {member.userId !== userId && (
        <MenuItem icon={<ChatRegular />} onClick={() => void openChat(member.userId)}>
          {t('person.inChat')}
        </MenuItem>
      )}
      {mayManageMembers(conversation) && member.role === 'member' && (
        <MenuItem
          icon={<StarRegular />}
          onClick={() => void change(groupsApi.changeRole(conversation.id, member.userId, 'owner'))}
        >
          {t('groups.makeOwner')}
        </MenuItem>
      )}
      {mayManageMembers(conversation) && member.role === 'owner' && (
        <MenuItem
          icon={<StarOffRegular />}
          onClick={() => void change(groupsApi.changeRole(conversation.id, member.userId, 'member'))}
        >
          {t('groups.makeMember')}
        </MenuItem>
      )}
      {mayManageMembers(conversation) && member.userId !== userId && (
        <MenuItem
          icon={<PersonDeleteRegular />}
          onClick={() => void change(groupsApi.removeMember(conversation.id, member.userId))}
        >
          {t('groups.remove')}
        </MenuItem>
      )}
    </>
  ));

  return (
    <section className={styles.memberList} aria-label={t('groups.memberList')}>
      {conversation.memberCount > filterFrom && (
        <FilterBox label={t('groups.filterMembers')} value={filter} onChange={setFilter} />
      )}
      {pages.isPending && <SkeletonRows count={3} />}
      {pages.isError && !pages.data && (
        <Notice
          role="alert"
          title={t('groups.membersFailed')}
          action={{ label: t('error.retry'), onClick: () => void pages.refetch() }}
        />
      )}
      <ul>
        {members.map((member) => (
          <li key={member.userId}>
            <button
              type="button"
              className={styles.member}
              data-testid="member"
              aria-haspopup="menu"
              onClick={(event) => menu.open(event, event.currentTarget, member)}
              onContextMenu={(event) => menu.open(event, event.currentTarget, member)}
            >
              <PersonAvatar
                id={member.userId}
                name={nameOf(member)}
                photoUrl={contacts?.peopleById.get(member.userId)?.photoUrl}
                size="small"
              />
              <span className={styles.memberName} dir="auto">
                {nameOf(member)}
                {member.userId === userId && ` (${t('person.you')})`}
              </span>
              {member.role === 'owner' && <span className={styles.role}>{t('groups.owner')}</span>}
            </button>
          </li>
        ))}
      </ul>
      <ShowMore pages={pages} label={t('groups.more')} />
      {menu.element}
    </section>
  );
}
