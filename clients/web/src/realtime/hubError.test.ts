import { expect, it } from 'vitest';
import { toHubError } from './hubError';

it('reads the problem behind SignalR’s prefix', () => {
  const text = `An unexpected error occurred invoking 'SendMessage' on the server. HubException: {"status":404,"code":"not_found","detail":"No."}`;
  const error = toHubError(new Error(text));
  expect(error).toMatchObject({ code: 'not_found', detail: 'No.', isTransient: false });
});

it('takes a broken dependency for something to try again', () => {
  expect(toHubError(new Error('HubException: {"status":503,"code":"chat_busy"}'))?.isTransient).toBe(true);
});

it.each(['Invocation canceled due to the underlying connection being closed.', 'HubException: not json'])(
  'takes %s for no refusal',
  (text) => {
    expect(toHubError(new Error(text))).toBeNull();
  },
);
