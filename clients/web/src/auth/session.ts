import { ApiError, toApiError } from '../api/problem';
import type { Me, SignedIn } from '../api/types';
import { backoffDelay, waitToRetry } from '../lib/backoff';
import { readText, writeText } from '../lib/preferences';
import { createStore } from '../lib/store';

export type SessionState =
  | { status: 'starting' }
  /** There may be a session, but nobody answers who could tell. */
  | { status: 'unreachable' }
  | { status: 'signedOut'; reason?: 'ended' }
  | { status: 'signedIn'; user: Me };

/** The access token lives in this module's memory only; the refresh token is a cookie no script can read. */
interface AccessToken {
  value: string;
  expiresAt: number;
}

const endpoint = '/api/directory/v1/session';
const renewBeforeExpiry = 60_000;

export const session = createStore<SessionState>({ status: 'starting' });

let token: AccessToken | null = null;
let refreshing: Promise<string> | null = null;
let renewal: ReturnType<typeof setTimeout> | undefined;
const tokenListeners = new Set<(token: string) => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('platform.session');

type TabNotice =
  | { kind: 'token'; userId: string; token: AccessToken }
  | { kind: 'signedIn' | 'signedOut'; userId: string };

/** Tells the realtime connection about each new token, so that it can outlive the one it was opened with. */
export function onAccessToken(listener: (token: string) => void): () => void {
  tokenListeners.add(listener);
  return () => tokenListeners.delete(listener);
}

export async function startSession(): Promise<void> {
  channel?.addEventListener('message', (event: MessageEvent<TabNotice>) => onTabNotice(event.data));
  if (readText('session') === null) {
    session.set({ status: 'signedOut' });
    return;
  }
  for (let attempt = 0; ; attempt++) {
    try {
      await refresh();
      return;
    } catch (error) {
      if (error instanceof ApiError && !error.isTransient) return;
      session.set({ status: 'unreachable' });
      await waitToRetry(backoffDelay(attempt), new AbortController().signal);
    }
  }
}

export async function signIn(tenant: string, login: string, password: string): Promise<void> {
  const granted = await post(endpoint, { tenant, login, password });
  writeText('session', granted.user.tenant.slug);
  accept(granted);
  channel?.postMessage({ kind: 'signedIn', userId: granted.user.id } satisfies TabNotice);
}

export async function signOut(): Promise<void> {
  const userId = currentUserId();
  try {
    await authorizedFetch(new Request(endpoint, { method: 'DELETE' }));
  } finally {
    forget();
    if (userId) channel?.postMessage({ kind: 'signedOut', userId } satisfies TabNotice);
  }
}

/** The server ended this session: signed out elsewhere, revoked, deactivated. */
export function sessionEnded(): void {
  forget('ended');
}

export function updateUser(user: Me): void {
  if (session.get().status === 'signedIn') session.set({ status: 'signedIn', user });
}

/** Adds the bearer; an answer of 401 renews the token once and repeats. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const used = await accessToken();
  const response = await fetch(withBearer(request, used));
  if (response.status !== 401) return response;
  const renewed = token && token.value !== used ? token.value : await refresh();
  return fetch(withBearer(again, renewed));
}

function accessToken(): Promise<string> {
  if (token && token.expiresAt > Date.now()) return Promise.resolve(token.value);
  return refresh();
}

function withBearer(request: Request, bearer: string): Request {
  request.headers.set('Authorization', `Bearer ${bearer}`);
  return request;
}

/** One renewal at a time: in this tab by the shared promise, across tabs by the lock. */
export function refresh(): Promise<string> {
  refreshing ??= renewUnderLock().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renewUnderLock(): Promise<string> {
  const before = token;
  return exclusively('platform.refresh', async () => {
    // Another tab renewed while this one waited, and shared what it got.
    if (token && token !== before) return token.value;
    try {
      const granted = await post(`${endpoint}/refresh`);
      accept(granted);
      return granted.accessToken;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) forget(before ? 'ended' : undefined);
      throw error;
    }
  });
}

/** Web Locks need a secure context; over plain http from another machine the server's grace for two tabs must do. */
function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, () => work()) as Promise<T>;
}

async function post(url: string, body?: unknown): Promise<SignedIn> {
  const response = await fetch(url, {
    method: 'POST',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response, answer);
  return answer as SignedIn;
}

function accept(granted: SignedIn): void {
  const userId = currentUserId();
  if (userId && userId !== granted.user.id) {
    // The cookie now belongs to someone else who signed in from another tab; nothing of the former may stay.
    location.reload();
    return;
  }
  adopt({ value: granted.accessToken, expiresAt: Date.now() + Number(granted.expiresIn) * 1000 - 5_000 });
  session.set({ status: 'signedIn', user: granted.user });
  if (token) channel?.postMessage({ kind: 'token', userId: granted.user.id, token } satisfies TabNotice);
}

function adopt(next: AccessToken): void {
  token = next;
  clearTimeout(renewal);
  renewal = setTimeout(
    () => refresh().catch(() => undefined),
    Math.max(5_000, next.expiresAt - Date.now() - renewBeforeExpiry),
  );
  for (const listener of tokenListeners) listener(next.value);
}

function forget(reason?: 'ended'): void {
  token = null;
  clearTimeout(renewal);
  writeText('session', null);
  session.set({ status: 'signedOut', reason });
}

function onTabNotice(notice: TabNotice): void {
  const userId = currentUserId();
  if (notice.kind === 'token') {
    if (notice.userId === userId) adopt(notice.token);
  } else if (notice.kind === 'signedOut') {
    if (notice.userId === userId) forget();
  } else if (userId !== notice.userId) {
    location.reload();
  }
}

function currentUserId(): string | null {
  const state = session.get();
  return state.status === 'signedIn' ? state.user.id : null;
}
