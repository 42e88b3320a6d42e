import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Message } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { arrivals, chatCache, synchronized } from '../../realtime/runtime';
import { currentSettings } from '../../settings';
import { type Contacts, contactsQuery } from '../contacts';
import { toPlainText } from '../markdown';
import { useOwnStatus } from '../presence';
import { conversationName } from '../threads/useConversationName';
import { arrivalOf, calls } from './arrival';
import { decide } from './decide';
import { Notifier, type TabWord } from './notifier';
import { forgetTelling } from './once';
import { wanted } from './permission';
import { preferencesIn } from './preferences';
import { readingNow } from './reading';
import { playSound } from './sound';
import { closeAll, closeRead, show } from './systemNotifications';
import { leadInTurn, otherTabsAnswered } from './tabs';

const longestText = 300;

/** Tells about new messages as long as someone is signed in in this tab. */
export function useNotifier(): void {
  const { id: userId } = useUser();
  const client = useQueryClient();
  const { t, i18n } = useTranslation();
  const doNotDisturb = useOwnStatus()?.mode === 'doNotDisturb';

  function tell(message: Message, known: { toldSeq: number; isReading: boolean }): void {
    const conversation = chatCache.conversation(message.conversationId);
    const settings = currentSettings();
    const decision = decide(arrivalOf(message, userId), {
      ...known,
      userId,
      readSeq: readSeqOf(message.conversationId),
      doNotDisturb,
      settings,
      preferences: preferencesIn(chatCache.conversations(), conversation, calls(message, userId)),
      now: new Date(),
    });
    if (decision.sound) playSound();
    if (!decision.notify) return;
    wanted.set(true);
    void announce(message, conversation, settings.textInNotifications);
  }

  async function announce(message: Message, conversation: Conversation | undefined, withText: boolean): Promise<void> {
    const { conversationId, seq } = message;
    // Right after the sign-in the names may still be on their way.
    const contacts = await client.ensureQueryData(contactsQuery).catch(() => undefined);
    const title = conversation ? conversationName(conversation, userId, contacts, t) : t('app.name');
    const text = withText ? textOf(message, conversation, contacts) : t('notifications.hidden');
    await show({ userId, conversationId, seq, title, text, language: i18n.language });
    // It may have been read on another device while the system was drawing it.
    await closeRead(readSeqOf);
  }

  /** In a group also who wrote. */
  function textOf({ authorId, body }: Message, conversation: Conversation | undefined, contacts?: Contacts): string {
    const text = toPlainText(body).slice(0, longestText);
    if (!conversation || conversation.kind === 'direct') return text;
    const author = conversation.members.find((member) => member.userId === authorId)?.displayName;
    const name = author ?? contacts?.peopleById.get(authorId)?.displayName;
    return name ? t('conversation.announce', { name, text }) : text;
  }

  const newestTell = useRef(tell);
  useEffect(() => {
    newestTell.current = tell;
  });

  useEffect(() => {
    const stopping = new AbortController();
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`platform.tabs.${userId}`);
    const notifier = new Notifier({
      userId,
      conversations: () => chatCache.conversations(),
      reading: readingNow,
      say: (word) => channel?.postMessage(word),
      patience: otherTabsAnswered,
      tell: (message, known) => newestTell.current(message, known),
    });
    channel?.addEventListener('message', (event: MessageEvent<TabWord>) => notifier.heard(event.data));
    const unsubscribe = [
      arrivals.on((message) => notifier.arrived(message)),
      synchronized.on(() => notifier.catchUp()),
    ];
    client
      .ensureQueryData(chatCache.conversationsQuery)
      .then(() => leadInTurn(stopping.signal, (first) => notifier.lead(first)))
      .catch(() => undefined);
    return () => {
      stopping.abort();
      channel?.close();
      for (const stop of unsubscribe) stop();
      void closeAll();
      forgetTelling().catch(() => undefined);
    };
  }, [userId, client]);
}

/** What was read, here or on another device, is not shown any longer. */
export function useClearing(): void {
  const { data: conversations } = useQuery(chatCache.conversationsQuery);
  const read = conversations?.reduce((sum, { readSeq }) => sum + readSeq, 0);
  useEffect(() => {
    if (read !== undefined) void closeRead(readSeqOf);
  }, [read]);
}

function readSeqOf(conversationId: string): number {
  return chatCache.conversation(conversationId)?.readSeq ?? 0;
}
