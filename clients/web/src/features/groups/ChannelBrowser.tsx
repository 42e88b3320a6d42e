import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { groupsApi } from '../../api/groups';
import { keys } from '../../api/queryClient';
import type { PublicChannel } from '../../api/types';
import { Avatar } from '../../components/Avatar';
import { FilterBox } from '../../components/FilterBox';
import { Notice } from '../../components/Notice';
import { ReadDialog } from '../../components/ReadDialog';
import { ShowMore } from '../../components/ShowMore';
import { SkeletonRows } from '../../components/Skeleton';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';
import styles from './Groups.module.css';

/** The channels that everybody may join. */
export function ChannelBrowser({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const query = useDeferredValue(filter.trim());
  const pages = useInfiniteQuery({
    queryKey: [...keys.channels, query],
    queryFn: ({ pageParam, signal }) => groupsApi.publicChannels(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const channels = pages.data?.pages.flatMap((page) => page.items) ?? [];

  async function open(channel: PublicChannel): Promise<void> {
    try {
      if (!channel.isMember) chatCache.applyConversation(await groupsApi.join(channel.id));
      onClose();
      navigate(`/chats/${channel.id}`);
    } catch (error) {
      toast(errorText(error), 'failed');
    }
  }

  return (
    <ReadDialog className={styles.dialog} title={t('groups.channels')} onClose={onClose}>
      <FilterBox label={t('groups.filterChannels')} value={filter} onChange={setFilter} />
      {pages.isPending && <SkeletonRows count={3} />}
      {pages.isSuccess && channels.length === 0 && <Notice role="status" title={t('groups.noChannels')} />}
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel.id} data-testid="channel">
            <Avatar id={channel.id} name={channel.name} photoUrl={channel.pictureUrl} />
            <div className={styles.channelText}>
              <b dir="auto">{channel.name}</b>
              <small>
                {t('groups.members', { count: channel.memberCount })}
                {channel.description && ` · ${channel.description}`}
              </small>
            </div>
            <Button
              onClick={() => void open(channel)}
              aria-label={`${t(channel.isMember ? 'groups.open' : 'groups.join')} ${channel.name}`}
            >
              {t(channel.isMember ? 'groups.open' : 'groups.join')}
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore pages={pages} label={t('groups.more')} />
    </ReadDialog>
  );
}
