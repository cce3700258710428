import type { AnyTrigger } from '../../../../connector/core/define-trigger.ts';
import { ConnectorError } from '../../../../connector/core/error.ts';
import type { PollCall } from '../../../../connector/core/load.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { createRuntime } from '../../../../connector/runtime.ts';
import { connection, refused } from '../../../okta.ts';
import { noon } from '../../../road.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface Event {
  uuid: string;
  published: string;
  eventType: string;
  [key: string]: unknown;
}

interface Stored {
  at: number;
  event: Event;
}

/**
 * Okta's System Log by its documentation, made by hand and apart from the sandbox, so that a misreading of one shows in
 * the other. It knows no filter. Its cursors say nothing to anybody else, and it has a page size of its own.
 */
export class LogServer {
  now = noon;
  pageSize = 1000;
  /** The cursors that it gave are forgotten: 400. */
  forgetsCursors = false;
  /** Pages until the connection breaks. */
  breaksAfter = Number.POSITIVE_INFINITY;
  /** An empty page has no next link. */
  bare = false;
  /** No page has one. */
  linkless = false;
  readonly asked: URL[] = [];
  readonly #stored: Stored[] = [];
  #events = 0;

  /** Something happens, and the log shows it now. */
  add(lateBy = 0, event: Partial<Event> = {}): Event {
    const whole: Event = {
      uuid: `event-${++this.#events}`,
      published: new Date(this.now - lateBy).toISOString(),
      eventType: 'user.session.start',
      ...event,
    };
    this.#stored.push({ at: this.now, event: whole });
    return whole;
  }

  get all(): Event[] {
    return this.#stored.map(({ event }) => event);
  }

  send = async ({ url }: HttpRequest): Promise<HttpResponse> => {
    const asked = new URL(url);
    this.asked.push(asked);
    if (this.breaksAfter-- <= 0) throw new ConnectorError('NETWORK', 'The connection broke.');
    const { searchParams: query } = asked;
    const [since, after] = [query.get('since'), query.get('after')];
    if (since !== null && after !== null) return this.#refuse('since and after are mutually exclusive.');
    if (after !== null && (this.forgetsCursors || !/^c[0-9a-z]+$/.test(after))) {
      return this.#refuse('Invalid cursor.');
    }
    const kept = this.now - 90 * day;
    const limit = Math.min(Number(query.get('limit') ?? 100), this.pageSize);
    if (query.get('sortOrder') === 'DESCENDING') {
      const latest = this.#stored.map(({ event }) => event).reverse();
      return this.#answer(latest.slice(0, limit), undefined);
    }
    const from = since === null ? 0 : Date.parse(since);
    let at =
      after === null ? this.#stored.findIndex((one) => one.at >= from) : Number.parseInt(after.slice(1), 36);
    if (at < 0) at = this.#stored.length;
    const events: Event[] = [];
    for (; at < this.#stored.length && events.length < limit; at += 1) {
      const one = this.#stored[at];
      if (one && one.at >= kept) events.push(one.event);
    }
    const hidden = this.linkless || (this.bare && events.length === 0);
    asked.searchParams.delete('since');
    asked.searchParams.set('after', `c${at.toString(36)}`);
    return this.#answer(events, hidden ? undefined : asked.href);
  };

  #answer(body: unknown, next: string | undefined, status = 200): HttpResponse {
    return {
      status,
      headers: {
        date: new Date(this.now).toUTCString(),
        ...(next !== undefined && { link: `<${next}>; rel="next"` }),
      },
      body: JSON.stringify(body),
    };
  }

  #refuse(why: string): HttpResponse {
    return this.#answer(refused('E0000001', `Api validation failed: ${why}`, why), undefined, 400);
  }
}

/** Polls a trigger of an org that a server answers for. */
export function polling(trigger: AnyTrigger, server: { now: number; send: LogServer['send'] }) {
  const { send } = server;
  const sleep = async () => {};
  const runtime = createRuntime({ send, sleep, now: () => server.now });
  const poll = (call: Partial<PollCall> = {}) => runtime.poll(trigger, { connection, ...call });
  return { runtime, poll };
}
