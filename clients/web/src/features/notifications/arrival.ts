import type { Message } from '../../api/types';
import type { Arrival } from './decide';

/** `[@Anna Kern](user:<id>)`, or everybody with `[@all](user:all)`: as the server reads a text. */
const mention = /\]\(user:(all|[0-9a-f-]{36})\)/gi;

/** By name, and not only with everybody. */
export function calls({ body }: Message, userId: string): boolean {
  return body.toLowerCase().includes(`](user:${userId.toLowerCase()})`);
}

/** What a message is to this person's attention. */
export function arrivalOf(message: Message, userId: string): Arrival {
  return {
    seq: message.seq,
    authorId: message.authorId,
    mentionsMe: [...message.body.matchAll(mention)].some(([, id = '']) =>
      ['all', userId.toLowerCase()].includes(id.toLowerCase()),
    ),
    isSystem: Boolean(message.system),
  };
}
