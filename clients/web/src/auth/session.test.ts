// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const user = { id: 'anna', displayName: 'Anna Kern', tenant: { id: 't', slug: 'demo', name: 'Demo' } };
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const granted = (accessToken: string) => json({ accessToken, expiresIn: 600, user });
const server = vi.fn<(request: Request) => Promise<Response>>();
const bearer = (request: Request) => request.headers.get('Authorization');

async function fresh() {
  vi.resetModules();
  return import('./session');
}

beforeEach(() => {
  localStorage.clear();
  server.mockReset();
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) =>
    server(input instanceof Request ? input : new Request(new URL(input, 'http://chat.example'), init)),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const request = () => new Request('http://chat.example/api/chat/v1/conversations');

it('renews once for all who ask at the same time', async () => {
  const { signIn, authorizedFetch } = await fresh();
  server.mockImplementation(async (sent) => {
    if (sent.url.endsWith('/session')) return granted('first');
    if (sent.url.endsWith('/refresh')) return granted('second');
    return json({}, bearer(sent) === 'Bearer second' ? 200 : 401);
  });
  await signIn('demo', 'anna', 'demo');
  const answers = await Promise.all([
    authorizedFetch(request()),
    authorizedFetch(request()),
    authorizedFetch(request()),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(server.mock.calls.filter(([sent]) => sent.url.endsWith('/refresh'))).toHaveLength(1);
});

it('signs out when the server has ended the session', async () => {
  const { signIn, authorizedFetch, session } = await fresh();
  server.mockImplementation(async (sent) =>
    sent.url.endsWith('/session') ? granted('first') : json({ code: 'session_ended' }, 401),
  );
  await signIn('demo', 'anna', 'demo');
  await expect(authorizedFetch(request())).rejects.toMatchObject({ code: 'session_ended' });
  expect(session.get()).toEqual({ status: 'signedOut', reason: 'ended' });
});

it('stays signed in when renewing fails because the server is away', async () => {
  const { signIn, authorizedFetch, session } = await fresh();
  server.mockImplementation(async (sent) => {
    if (sent.url.endsWith('/session')) return granted('first');
    if (sent.url.endsWith('/refresh')) return json({ code: 'database_unavailable' }, 503);
    return json({}, 401);
  });
  await signIn('demo', 'anna', 'demo');
  await expect(authorizedFetch(request())).rejects.toMatchObject({ status: 503 });
  expect(session.get().status).toBe('signedIn');
});

it('keeps the token out of storage', async () => {
  const { signIn } = await fresh();
  server.mockResolvedValue(granted('secret-token'));
  await signIn('demo', 'anna', 'demo');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('secret-token');
});

it('asks nobody when nobody was signed in here', async () => {
  const { startSession, session } = await fresh();
  await startSession();
  expect(session.get()).toEqual({ status: 'signedOut' });
  expect(server).not.toHaveBeenCalled();
});
