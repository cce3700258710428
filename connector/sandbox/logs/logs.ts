import { invalid, OktaError } from '../http/errors.ts';
import { type Call, json, type Reply, type Route } from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { readLimit } from '../http/paging.ts';
import type { Org } from '../state/store.ts';
import type { LogEvent } from './events.ts';

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

const dialect: Dialect = {
  kind(path) {
    const [root = ''] = path.split('.');
    return roots.has(root) && !path.startsWith('target.changeDetails') ? 'text' : undefined;
  },
  allows: (operator, path) => operator !== 'co' || !/^debugContext\.debugData\.(url|requestUri)$/.test(path),
  not: true,
  caseSensitive: false,
  error: (reason) => new OktaError('E0000053', [reason]),
};

const day = 86_400_000;

/**
 * The System Log. Ascending without `until` is polling: in the order in which events were stored, and always with a next link.
 * Anything else is bounded: in the order in which they were published, and `next` stops.
 */
function listLogEvents(org: Org, call: Call): Reply {
  const { params } = call;
  const limit = readLimit(org, call, { usual: 100, most: 1000, least: 0 });
  const since = readDate(call, 'since');
  const until = readDate(call, 'until');
  const descending = params.get('sortOrder')?.toUpperCase() === 'DESCENDING';
  const after = readPosition(params.get('after'));
  if (after && since !== undefined) throw invalid('after', 'after: since and after are mutually exclusive');
  if (since !== undefined && since < org.clock.now() - 180 * day) {
    throw new OktaError('E0000053', ['since is older than 180 days']);
  }

  const from = after?.since ?? since ?? org.clock.now() - 7 * day;
  const keep = matcher(call);
  const polling = !descending && until === undefined;
  const { shown, next } = polling ? poll(org.log) : bounded(org.log);
  return {
    ...json(shown),
    headers: { Link: [line('self', params.get('after')), ...(next ? [line('next', next)] : [])] },
  };

  function poll(log: readonly LogEvent[]): { shown: LogEvent[]; next: string } {
    const shown: LogEvent[] = [];
    let read = after?.read ?? log.findIndex(({ published }) => Date.parse(published) >= from);
    if (read < 0) read = log.length;
    for (; read < log.length && shown.length < limit; read++) {
      const event = log[read];
      if (event && keep(event)) shown.push(event);
    }
    return { shown, next: `${from}_${read}` };
  }

  function bounded(log: readonly LogEvent[]): { shown: LogEvent[]; next: string | undefined } {
    const found = log
      .map((event, index) => ({ event, index, time: Date.parse(event.published) }))
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
    throw invalid(
      name,
      `${name}: The date format in your query is not recognized. Please enter dates using ISO8601 string format.`,
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
  if (keywords.length > 10 || keywords.some((keyword) => keyword.length > 40)) {
    throw invalid('q', 'q: At most 10 keywords of at most 40 characters');
  }
  const matches = filter ? predicate(filter, dialect) : () => true;
  return (event) => {
    if (!matches(event)) return false;
    if (keywords.length === 0) return true;
    const words = wordsOf(event).toLowerCase();
    return keywords.every((keyword) => words.includes(keyword));
  };
}

function wordsOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsOf).join(' ');
  return typeof value === 'string' ? value : '';
}

export const logRoutes: readonly Route[] = [['GET', '/api/v1/logs', listLogEvents]];
