import { type ErrorCode, OktaError } from '../http/errors.ts';
import { type Call, type Handler, json, type Reply, type Route } from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { readLimit } from '../http/paging.ts';
import type { Org } from '../state/org.ts';
import { uuid } from '../state/random.ts';
import type { LogEvent, StoredEvent } from '../state/rows.ts';

const roots = new Set([
  'actor',
  'authenticationContext',
  'client',
  'debugContext',
  'device',
  'displayMessage',
  'eventType',
  'legacyEventType',
  'outcome',
  'securityContext',
  'severity',
  'target',
  'transaction',
  'uuid',
  'version',
]);

/** The System Log words its refusals itself. https://developer.okta.com/docs/reference/system-log-query/#errors */
class LogError extends OktaError {
  constructor(code: ErrorCode, summary: string, causes?: readonly string[]) {
    super(code, causes);
    this.message = summary;
  }
}

const invalidParameter = (name: string, ...causes: string[]): LogError =>
  new LogError(
    'E0000001',
    `Api validation failed: ${causes.map((cause) => `'${name}': ${cause}`).join(' ')}`,
    causes.map((cause) => `${name}: ${cause}`),
  );

const dialectOf = (filter: string): Dialect => ({
  kind(path) {
    const [root = ''] = path.split('.');
    if (roots.has(root) && !path.startsWith('target.changeDetails')) return 'text';
    throw new LogError('E0000053', `field is not valid: ${path}`);
  },
  allows(operator, path) {
    if (operator !== 'co' || !/^debugContext\.debugData\.(?:url|requestUri)$/.test(path)) return true;
    throw new LogError(
      'E0000031',
      `The supplied combination of operator and field is not currently supported. Operator: co, Field: ${path}`,
    );
  },
  not: true,
  caseSensitive: false,
  error: (reason) => new LogError('E0000053', `Invalid filter '${filter}': ${reason}`),
});

const day = 86_400_000;

/** Its errors have a UUID and no link. */
const listLogEvents: Handler = (org, call) => {
  try {
    return list(org, call);
  } catch (error) {
    if (!(error instanceof OktaError)) throw error;
    const { code: errorCode, message: errorSummary, status, causes } = error;
    const errorCauses = causes.map((cause) => ({ errorSummary: cause }));
    return json({ errorCode, errorSummary, errorId: uuid(org.wire), errorCauses }, status);
  }
};

/**
 * Ascending without `until` is polling: by the time of storing, in that order, and always with a next link.
 * Anything else is bounded: by the time of publishing, in that order, and `next` stops.
 */
function list(org: Org, call: Call): Reply {
  const { params } = call;
  const limit = readLimit(org, call, { usual: 100, most: 1000, least: 0 });
  const now = org.clock.now();
  const since = readDate(call, 'since');
  const until = readDate(call, 'until');
  const descending = params.get('sortOrder')?.toUpperCase() === 'DESCENDING';
  const after = readPosition(params.get('after'));
  if (after && since !== undefined)
    throw invalidParameter('after', 'since and after are mutually exclusive.');

  const from = after?.since ?? since ?? now - 7 * day;
  const matches = matcher(call);
  // Events older than 90 days are not kept. A query for them gets the events that there are.
  const keep = (event: LogEvent) => Date.parse(event.published) >= now - 90 * day && matches(event);
  const log = org.log.slice(0, org.log.findLastIndex(({ stored }) => stored <= now) + 1);
  const polling = !descending && until === undefined;
  const { shown, next } = polling ? poll(log) : bounded(log);
  return {
    ...json(shown),
    headers: { Link: [line('self', params.get('after')), ...(next ? [line('next', next)] : [])] },
  };

  function poll(log: readonly StoredEvent[]): { shown: LogEvent[]; next: string } {
    const shown: LogEvent[] = [];
    let read = after?.read ?? log.findIndex(({ stored }) => stored >= from);
    if (read < 0) read = log.length;
    for (; read < log.length && shown.length < limit; read++) {
      const event = log[read]?.event;
      if (event && keep(event)) shown.push(event);
    }
    return { shown, next: `${from}_${read}` };
  }

  function bounded(log: readonly StoredEvent[]): { shown: LogEvent[]; next: string | undefined } {
    const found = log
      .map(({ event }, index) => ({ event, index, time: Date.parse(event.published) }))
      .filter(({ event, time }) => time >= from && time <= (until ?? time) && keep(event))
      .sort((a, b) => (a.time - b.time || a.index - b.index) * (descending ? -1 : 1));
    const start = after ? found.findIndex(({ index }) => index === after.read) + 1 : 0;
    const shown = found.slice(start, start + limit);
    const last = shown.at(-1);
    const next = last && found.length > start + limit ? `${from}_${last.index}` : undefined;
    return { shown: shown.map(({ event }) => event), next };
  }

  // The cursor carries `since`, because a link with both would be refused.
  function line(relation: string, position: string | null): string {
    const repeated = new URLSearchParams();
    if (position !== null) repeated.set('after', position);
    repeated.set('limit', String(limit));
    for (const name of ['since', 'until', 'sortOrder', 'filter', 'q']) {
      const value = params.get(name);
      if (value !== null && !(name === 'since' && position !== null)) repeated.set(name, value);
    }
    return `<${org.origin}${call.path}?${repeated}>; rel="${relation}"`;
  }
}

function readDate({ params }: Call, name: string): number | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw invalidParameter(
      name,
      'The date format in your query is not recognized. Please enter dates using ISO8601 string format.',
      'must be a valid date-time or empty.',
    );
  }
  return time;
}

function readPosition(after: string | null): { since: number; read: number } | undefined {
  if (after === null) return undefined;
  const [, since, read] = /^(\d+)_(\d+)$/.exec(after) ?? [];
  if (since === undefined) throw new OktaError('E0000029', ['Invalid cursor.']);
  return { since: Number(since), read: Number(read) };
}

function matcher({ params }: Call): (event: LogEvent) => boolean {
  const filter = params.get('filter');
  const keywords = (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (keywords.length > 10) {
    throw invalidParameter('q', 'Freeform search cannot contain more than 10 items.');
  }
  if (keywords.some((keyword) => keyword.length > 40)) {
    throw invalidParameter(
      'q',
      'Freeform search cannot contain items longer than 40 characters. Please shorten the items in your search or use an advanced filter to query by specific fields.',
    );
  }
  const matches = filter ? predicate(filter, dialectOf(filter)) : () => true;
  return (event) => {
    if (!matches(event)) return false;
    if (keywords.length === 0) return true;
    const words = new Set(wordsOf(event));
    return keywords.every((keyword) => words.has(keyword));
  };
}

/** A keyword is found as a whole word; one with hyphens also by its parts. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  if (typeof value !== 'string') return [];
  const words = value.toLowerCase().split(/\s+/);
  return [...words, ...words.flatMap((word) => word.split('-'))];
}

export const logRoutes: readonly Route[] = [['GET', '/api/v1/logs', listLogEvents]];
