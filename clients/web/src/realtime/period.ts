import type { Message, MessagePage } from '../api/types';
import type { History } from './history';

/** From an instant on, up to another that is not part of it; ISO 8601 in UTC. */
export interface Period {
  from: string;
  to: string;
}

/**
 * What was written in a period, in the order of its writing, its newest messages first loaded. It ends with the period:
 * what arrives later is not put into it.
 */
export interface PeriodHistory extends History {
  /** How many messages the period has; `countLimit` stands for that many or more. */
  count: number;
}

/** The server counts no further. */
export const countLimit = 10_000;

export function periodOfPage(page: MessagePage): PeriodHistory {
  return {
    messages: page.items,
    hasOlder: page.hasMore,
    revision: page.revision,
    count: page.count ?? page.items.length,
  };
}

/** Puts an older page before; nothing, when the first message is no longer the one that the page was asked for. */
export function mergePeriod(period: PeriodHistory, page: MessagePage, firstSeq: number): PeriodHistory {
  if (period.messages[0]?.seq !== firstSeq) return period;
  const held = new Set(period.messages.map(({ seq }) => seq));
  const older: Message[] = page.items.filter(({ seq }) => !held.has(seq));
  return { ...period, messages: [...older, ...period.messages], hasOlder: page.hasMore };
}
