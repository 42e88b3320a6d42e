import type { Conversation, Message } from '../../api/types';

/** What the server allows, so that nothing is offered that it would refuse. */
export function mayAdd({ kind, isPublic, role }: Conversation): boolean {
  return kind === 'group' || isPublic || role === 'owner';
}

export function mayEdit({ kind, role }: Conversation): boolean {
  return kind === 'group' || role === 'owner';
}

export function mayManageMembers({ kind, role }: Conversation): boolean {
  return kind !== 'direct' && role === 'owner';
}

export function mayDelete({ kind, role }: Conversation, { authorId }: Message, userId: string): boolean {
  return authorId === userId || (kind !== 'direct' && role === 'owner');
}
