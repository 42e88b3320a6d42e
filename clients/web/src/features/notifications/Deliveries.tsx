import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { pushApi } from '../../api/push';
import { keys } from '../../api/queryClient';
import type { Conversation, Message, PushLine } from '../../api/types';
import { useUser } from '../../auth/useUser';
import { useFormats } from '../../i18n/format';
import { chatCache } from '../../realtime/runtime';
import { useSettings } from '../../settings';
import { describeClient } from '../settings/client';
import { arrivalOf, calls } from './arrival';
import styles from './Deliveries.module.css';
import { concerns } from './decide';
import { preferencesIn } from './preferences';

/** Why this person's closed devices were told of a message, or were not. */
export function Deliveries({ conversation, message }: { conversation: Conversation; message: Message }) {
  const { t } = useTranslation();
  const { id: userId } = useUser();
  const id = useId();
  const rule = useRule(conversation, message);
  const { conversationId, seq, authorId } = message;
  const { data: lines } = useQuery({
    queryKey: keys.pushes(conversationId, seq),
    queryFn: ({ signal }) => pushApi.ofMessage(conversationId, seq, signal),
    staleTime: 0,
  });
  if (!lines || (authorId === userId && lines.every(({ outcome }) => outcome === null))) return null;
  return (
    <section className={styles.deliveries} aria-labelledby={id} data-testid="deliveries">
      <h3 id={id}>{t('deliveries.title')}</h3>
      <p>{t('deliveries.about')}</p>
      {rule && <p>{t(`deliveries.rules.${rule}`)}</p>}
      {lines.length === 0 && <p>{t('deliveries.none')}</p>}
      <ul>
        {lines.map((line) => (
          <Delivery key={`${line.sessionId} ${line.kind} ${line.at}`} line={line} seq={seq} />
        ))}
      </ul>
    </section>
  );
}

function Delivery({ line, seq }: { line: PushLine; seq: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const known = describeClient(line.device);
  const program = known ? t('settings.clientOn', { browser: known.browser, system: known.system }) : line.device;
  const device = line.kind === 'email' ? t('deliveries.email') : program;
  const time = (iso: string) => `${formats.day(iso)}, ${formats.time(iso)}`;
  const outcome =
    line.kind === 'email'
      ? t('deliveries.emailed')
      : t(`deliveries.outcomes.${outcomeOf(line)}`, { detail: line.detail ?? '' });
  const notes = [
    line.kind === 'reminder' && t('deliveries.reminder'),
    line.at ? t('deliveries.at', { text: outcome, time: time(line.at) }) : outcome,
    line.arrivedAt && t('deliveries.arrived', { time: formats.time(line.arrivedAt) }),
    line.outcome && line.seq > seq && t('deliveries.toldBy'),
  ].filter(Boolean);
  return (
    <li>
      <b dir="auto">{device}</b>
      {notes.map((note) => (
        <span key={String(note)}>{note}</span>
      ))}
    </li>
  );
}

const outcomes = [
  'sent',
  'appOpen',
  'read',
  'withdrawn',
  'notMember',
  'notificationsOff',
  'pushOff',
  'quietHours',
  'doNotDisturb',
  'expired',
  'refused',
  'failed',
] as const;

function outcomeOf({ outcome }: PushLine): (typeof outcomes)[number] | 'nothing' {
  return outcomes.find((known) => known === outcome) ?? 'nothing';
}

/** What keeps the message from notifying at all, as things are set now. */
function useRule(conversation: Conversation, message: Message): 'off' | 'none' | 'mentions' | 'muted' | null {
  const { id: userId } = useUser();
  const { notifications } = useSettings();
  if (message.authorId === userId) return null;
  if (!notifications) return 'off';
  const preferences = preferencesIn(chatCache.conversations(), conversation, calls(message, userId));
  if (concerns(preferences, arrivalOf(message, userId).mentionsMe)) return null;
  if (preferences.level !== 'all') return preferences.level;
  return 'muted';
}
