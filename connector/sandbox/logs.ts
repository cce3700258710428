import { invalid, OktaError } from './errors.ts';
import { type Call, json, type Reply, type Route } from './exchange.ts';
import { type Dialect, predicate } from './expression.ts';
import { readLimit } from './paging.ts';
import { type Random, uuid, word } from './random.ts';
import type { Group, Org, User } from './store.ts';

/** What happened, in the words of Okta's catalogue of event types. */
const messages = {
  'user.lifecycle.create': 'Create Okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.reactivate': 'Reactivate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.delete.initiated': 'Initiate permanent deletion of Okta user',
  'user.lifecycle.delete.completed': 'Permanently delete Okta user',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.update_password': 'User update password for Okta',
  'user.account.reset_password': 'User reset password for Okta',
  'user.account.expire_password': 'Expire user password for Okta',
  'user.account.unlock_by_admin': 'Unlock user account by admin',
  'user.account.lock': 'Max sign in attempts exceeded',
  'user.mfa.factor.reset_all': 'Reset all factors for user',
  'user.session.start': 'User login to Okta',
  'user.session.clear': 'Clear user session',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Update Okta group',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'system.org.rate_limit.violation': 'Rate limit violation',
} as const;

export type EventType = keyof typeof messages;

export type LogEvent = Readonly<Record<string, unknown>> & {
  readonly uuid: string;
  readonly published: string;
};

export interface Happening {
  readonly type: EventType;
  readonly published: string;
  readonly actor: User | undefined;
  readonly targets: readonly (User | Group)[];
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly requestUri: string;
  /** Why it failed; without it, it succeeded. */
  readonly failure?: string;
}

/** Notes in the System Log what a call has done. */
export function record(org: Org, call: Call, type: EventType, ...targets: (User | Group)[]): void {
  const happening: Happening = {
    type,
    published: new Date(org.now()).toISOString(),
    actor: org.users.get(org.ownerId),
    targets,
    ipAddress: '127.0.0.1',
    userAgent: call.header('user-agent') ?? '',
    requestUri: call.path,
  };
  org.log.push(logEvent(happening, org.wire));
}

export function logEvent(happening: Happening, next: Random): LogEvent {
  const { type, published, actor, targets, ipAddress, userAgent, requestUri, failure } = happening;
  const local = ipAddress === '127.0.0.1';
  const requestId = word(next, 24);
  return {
    actor: actor
      ? party(actor)
      : { id: 'unknown', type: 'User', alternateId: 'unknown', displayName: 'unknown' },
    client: {
      userAgent: { rawUserAgent: userAgent, os: 'Unknown', browser: 'UNKNOWN' },
      zone: 'null',
      device: local ? 'Unknown' : 'Computer',
      id: null,
      ipAddress,
      geographicalContext: local
        ? null
        : {
            city: 'Lisbon',
            state: 'Lisbon',
            country: 'Portugal',
            postalCode: '1000-001',
            geolocation: { lat: 38.7223, lon: -9.1393 },
          },
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      externalSessionId: local ? 'unknown' : `102${word(next, 17)}`,
    },
    displayMessage: messages[type],
    eventType: type,
    outcome: failure ? { result: 'FAILURE', reason: failure } : { result: 'SUCCESS', reason: null },
    published,
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: failure || type === 'system.org.rate_limit.violation' ? 'WARN' : 'INFO',
    debugContext: { debugData: { requestId, requestUri, url: `${requestUri}?`, threatSuspected: 'false' } },
    legacyEventType: null,
    transaction: { type: 'WEB', id: requestId, detail: {} },
    uuid: uuid(next),
    version: '0',
    request: { ipChain: [{ ip: ipAddress, geographicalContext: null, version: 'V4', source: null }] },
    target: targets.length > 0 ? targets.map(party) : null,
  };
}

function party(who: User | Group): Record<string, unknown> {
  const { profile } = who;
  if ('members' in who) {
    return {
      id: who.id,
      type: 'UserGroup',
      alternateId: 'unknown',
      displayName: profile['name'],
      detailEntry: null,
    };
  }
  const displayName = `${profile['firstName']} ${profile['lastName']}`;
  return { id: who.id, type: 'User', alternateId: profile['login'], displayName, detailEntry: null };
}

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
  const limit = readLimit(call, { usual: 100, most: 1000 }, 0);
  const since = readDate(call, 'since');
  const until = readDate(call, 'until');
  const descending = params.get('sortOrder')?.toUpperCase() === 'DESCENDING';
  const after = readPosition(params.get('after'));
  if (after && since !== undefined) throw invalid('after', 'after: since and after are mutually exclusive');
  if (since !== undefined && since < org.now() - 180 * day) {
    throw new OktaError('E0000053', ['since is older than 180 days']);
  }

  const from = after?.since ?? since ?? org.now() - 7 * day;
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
