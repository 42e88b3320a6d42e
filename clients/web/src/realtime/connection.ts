import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { chatApi } from '../api/chat';
import { ApiError } from '../api/problem';
import { onAccessToken } from '../auth/session';
import { backoffDelay, waitToRetry } from '../lib/backoff';
import { deferred } from '../lib/deferred';
import { createStore } from '../lib/store';
import type { EventHandlers, HubMethods } from './events';

export type ConnectionStatus = 'connecting' | 'connected' | 'waiting';

/** The connection went away before an answer came; whether the server acted is unknown. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** What colleagues see that one last wrote from. */
const clientName = `Web/${import.meta.env.VITE_APP_VERSION}`;

interface OpenHub {
  hub: HubConnection;
  lost: Promise<void>;
  giveUp(): void;
}

/**
 * The one hub connection of this tab. SignalR's own reconnect cannot be used: a ticket opens one connection only, so
 * every attempt fetches a new one.
 */
export class RealtimeConnection {
  readonly status = createStore<ConnectionStatus>('connecting');
  #current: OpenHub | null = null;
  #stopping: AbortController | null = null;

  constructor(
    private readonly handlers: EventHandlers,
    private readonly onConnected: () => void,
  ) {}

  start(): void {
    this.stop();
    const stopping = new AbortController();
    this.#stopping = stopping;
    const giveUp = () => this.#current?.giveUp();
    window.addEventListener('offline', giveUp, { signal: stopping.signal });
    const unsubscribe = onAccessToken((token) => {
      if (this.status.get() === 'connected') this.invoke('Renew', token).catch(() => undefined);
    });
    stopping.signal.addEventListener('abort', () => {
      giveUp();
      unsubscribe();
    });
    void this.#run(stopping.signal);
  }

  stop(): void {
    this.#stopping?.abort();
    this.#stopping = null;
  }

  /** Rejects with ConnectionLost as soon as the connection is known to be gone, however long SignalR would wait. */
  async invoke<M extends keyof HubMethods>(
    method: M,
    ...args: Parameters<HubMethods[M]>
  ): Promise<ReturnType<HubMethods[M]>> {
    const open = this.#current;
    if (!open || this.status.get() !== 'connected') throw new ConnectionLost();
    const lost = open.lost.then(() => {
      throw new ConnectionLost();
    });
    return Promise.race([open.hub.invoke<ReturnType<HubMethods[M]>>(method, ...args), lost]);
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        this.status.set('connecting');
        const open = await this.#open();
        if (signal.aborted) open.giveUp();
        else {
          attempt = 0;
          this.status.set('connected');
          this.onConnected();
        }
        await open.lost;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return;
      }
      this.#current = null;
      if (signal.aborted) return;
      this.status.set('waiting');
      await waitToRetry(backoffDelay(attempt), signal);
    }
  }

  async #open(): Promise<OpenHub> {
    const ticket = await chatApi.hubTicket();
    const hub = new HubConnectionBuilder()
      .withUrl(`/hubs/chat?ticket=${encodeURIComponent(ticket)}&client=${encodeURIComponent(clientName)}`, {
        skipNegotiation: true,
        transport: HttpTransportType.WebSockets,
      })
      .configureLogging(LogLevel.None)
      .build();
    const { promise: lost, resolve } = deferred();
    hub.onclose(() => resolve());
    const open: OpenHub = {
      hub,
      lost,
      giveUp: () => {
        resolve();
        void hub.stop();
      },
    };
    for (const [event, handler] of Object.entries(this.handlers) as [string, (...payload: unknown[]) => void][]) {
      hub.on(event, (...payload) => {
        if (this.#current === open) handler(...payload);
      });
    }
    this.#current = open;
    await hub.start();
    return open;
  }
}
