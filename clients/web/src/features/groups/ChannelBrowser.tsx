import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
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
import { ShowMore } from '../../components/ShowMore';
import { SkeletonRows } from '../../components/Skeleton';
import { toast } from '../../components/Toasts';
import { useReturnFocus } from '../../components/useReturnFocus';
import { errorText } from '../../lib/errorText';
import { chatCache } from '../../realtime/runtime';
import styles from './Groups.module.css';

/** The channels that everybody may join. */
export function ChannelBrowser({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  useReturnFocus();
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
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.dialog}>
        <DialogBody>
          <DialogTitle>{t('groups.channels')}</DialogTitle>
          <DialogContent>
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
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('person.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
