import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { foldersApi } from '../../api/folders';
import { queryClient } from '../../api/queryClient';
import type { Folder } from '../../api/types';
import { toast } from '../../components/Toasts';
import { errorText } from '../../lib/errorText';
import { foldersQuery } from '../../realtime/folders';
import { chatCache } from '../../realtime/runtime';

const none: readonly Folder[] = [];

export function useFolders(): readonly Folder[] {
  return useQuery(foldersQuery).data?.items ?? none;
}

/** Shown at once, taken back with the reason when the server does not take it. Null takes a conversation out of its folder. */
export function useMoveToFolder(): (conversationId: string, folder: Folder | null) => Promise<void> {
  const { t } = useTranslation();
  return useCallback(
    async (conversationId, folder) => {
      const before = chatCache.conversation(conversationId)?.preferences;
      const from = before?.folderId ?? null;
      const folderId = folder?.id ?? null;
      if (!before || from === folderId) return;
      chatCache.applyPreferences({ conversationId, preferences: { ...before, folderId } });
      try {
        const moved = folderId ? foldersApi.put(folderId, conversationId) : foldersApi.take(from ?? '', conversationId);
        chatCache.applyPreferences({ conversationId, preferences: await moved });
        if (folder) toast(t('folders.moved', { name: folder.name }));
      } catch (error) {
        chatCache.applyPreferences({ conversationId, preferences: before });
        toast(errorText(error), 'failed');
      }
    },
    [t],
  );
}

/** A place to the left or right among the folders; the event brings the new order. */
export async function moveFolder(folder: Folder, position: number): Promise<void> {
  try {
    await foldersApi.change(folder.id, { position });
    await queryClient.invalidateQueries({ queryKey: foldersQuery.queryKey });
  } catch (error) {
    toast(errorText(error), 'failed');
  }
}
