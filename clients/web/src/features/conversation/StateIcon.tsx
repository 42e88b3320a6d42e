import type { MessageState } from './rows';

const paths: Record<MessageState, string> = {
  sending: 'M8 4.5V8l2.2 1.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  sent: 'm3.5 8.500 3 3 6-7',
  delivered: 'm1.500 8.500 3 3 6-7M7.500 10.300l1.200 1.200 6-7',
  read: 'm1.500 8.500 3 3 6-7M7.500 10.300l1.200 1.200 6-7',
  failed: 'M8 4.800v4M8 11.200v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
};

/** Decorative: the message's name says the state. */
export function StateIcon({ state }: { state: MessageState }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={state === 'read' ? { color: 'var(--accent)' } : undefined}
    >
      <path d={paths[state]} />
    </svg>
  );
}
