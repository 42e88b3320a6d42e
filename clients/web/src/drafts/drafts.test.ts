// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/problem';
import { deferred } from '../lib/deferred';
import { type DraftApi, Drafts, type ServerDraft } from './drafts';

const c = 'conversation';

/** What the server does: a change is taken only over the revision that there is. */
class Server implements DraftApi {
  present: ServerDraft = { conversationId: c, body: '', revision: 0 };
  offline = false;
  readonly devices: Drafts[] = [];

  async list() {
    this.#answer();
    return this.present.body === '' ? [] : [this.present];
  }

  async find() {
    this.#answer();
    return this.present;
  }

  keep = async (_: string, body: string, revision: number) => this.#change(body, revision);
  clear = async (_: string, revision: number) => this.#change('', revision);

  async #change(body: string, revision: number) {
    this.#answer();
    if (revision !== this.present.revision) throw new ApiError(409, 'draft_changed', '');
    const draft = { conversationId: c, body, revision: revision + 1 };
    this.present = draft;
    for (const device of this.devices) queueMicrotask(() => device.receive(draft));
    return draft;
  }

  #answer() {
    if (this.offline) throw new TypeError('network');
  }
}

let server: Server;

function device(userId = 'anna', listens = true): Drafts {
  const drafts = new Drafts(server, (text) => (text.length > 100 ? null : text.trim()));
  drafts.open(userId);
  if (listens) server.devices.push(drafts);
  return drafts;
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);
const text = (drafts: Drafts) => drafts.texts.get()[c] ?? '';

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  server = new Server();
});

describe('Drafts', () => {
  it('are on the server a moment after the last word, and on other devices', async () => {
    const phone = device();
    const desk = device('anna');
    phone.keep(c, 'Hel');
    phone.keep(c, 'Hello ');
    await settle();
    expect(server.present).toEqual({ conversationId: c, body: 'Hello', revision: 1 });
    expect(text(desk)).toBe('Hello');
    // What is typed here is not touched by its own echo.
    expect(text(phone)).toBe('Hello ');
  });

  it('survive a reload, and leave all devices when sent on one', async () => {
    device().keep(c, 'Hello');
    await settle();
    const [before] = server.devices.splice(0);
    before?.write();
    const reloaded = device();
    expect(text(reloaded)).toBe('Hello');
    await reloaded.synchronize();
    const desk = device('anna');
    desk.keep(c, '');
    await settle();
    expect(server.present).toMatchObject({ body: '', revision: 2 });
    expect(text(reloaded)).toBe('');
  });

  it('that were sent elsewhere are not brought back by a device that was away', async () => {
    const away = device('anna', false);
    away.keep(c, 'Hello');
    await settle();
    server.offline = true;
    away.keep(c, 'Hello and more');
    await settle();
    away.close();
    server.offline = false;
    // Elsewhere it was sent.
    await server.clear(c, 1);
    const returned = device('anna');
    expect(text(returned)).toBe('Hello and more');
    await returned.synchronize();
    await settle();
    expect(server.present).toMatchObject({ body: '', revision: 2 });
    expect(text(returned)).toBe('');
  });

  it('unchanged here, give way when the server has none any more', async () => {
    const away = device('anna', false);
    away.keep(c, 'Hello');
    await settle();
    await server.clear(c, 1);
    await away.synchronize();
    expect(text(away)).toBe('');
  });

  it('being typed here win over another device', async () => {
    const phone = device('anna', false);
    const desk = device('anna', false);
    phone.keep(c, 'From the phone');
    await settle();
    desk.keep(c, 'From the desk');
    await settle();
    expect(server.present).toMatchObject({ body: 'From the desk', revision: 2 });
  });

  it('typed without a network go out with the next connect', async () => {
    const phone = device();
    server.offline = true;
    phone.keep(c, 'In the tunnel');
    await settle();
    server.offline = false;
    await phone.synchronize();
    await settle();
    expect(server.present.body).toBe('In the tunnel');
  });

  it('that the server could not take are offered again', async () => {
    const phone = device();
    const keep = server.keep;
    server.keep = () => Promise.reject(new ApiError(503, 'database_unavailable', ''));
    phone.keep(c, 'Patience');
    await settle();
    server.keep = keep;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.present.body).toBe('Patience');
  });

  it('too long for a message stay here', async () => {
    const phone = device();
    phone.keep(c, 'x'.repeat(101));
    await settle();
    expect(server.present.revision).toBe(0);
    expect(text(phone)).toHaveLength(101);
  });

  it('sent while their last words were on the way are gone', async () => {
    const phone = device();
    phone.keep(c, 'Hello');
    await vi.advanceTimersByTimeAsync(800);
    phone.keep(c, '');
    await settle();
    expect(server.present.body).toBe('');
    expect(text(phone)).toBe('');
  });

  it('that another device changed while this one was telling its own are heard of', async () => {
    const phone = device();
    phone.keep(c, 'One');
    await settle();
    const { resolve, promise } = deferred();
    const keep = server.keep;
    server.keep = async (id, body, revision) => {
      const draft = await keep(id, body, revision);
      await promise;
      return draft;
    };
    phone.keep(c, 'Two');
    await settle();
    server.keep = keep;
    await server.keep(c, 'Three', 2);
    await settle();
    resolve();
    await settle();
    expect(text(phone)).toBe('Three');
  });
});
