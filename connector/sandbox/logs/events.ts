import { notifyHooks } from '../hooks/delivery.ts';
import type { Call } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import { type Random, uuid, word } from '../state/random.ts';
import type { App, Group, LogEvent, User } from '../state/rows.ts';
import { type EventType, messages } from './catalogue.ts';
import { legacyType } from './legacy-types.ts';

/** A person or thing that an event is about, in the words of the log. */
export interface Party {
  readonly id: string;
  readonly type: string;
  readonly alternateId: string;
  readonly displayName: string;
}

type Thing = User | Group | App | Party;

/** A thing with the properties that were changed, before and after. */
interface Changed {
  readonly of: Thing;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

export type Target = Thing | Changed;

/** The target of an update. The log says what differs. */
export function changed(of: Thing, before: Changed['from'], after: Changed['to']): Changed {
  const keys = Object.keys({ ...before, ...after }).filter(
    (key) => JSON.stringify(own(before, key) ?? null) !== JSON.stringify(own(after, key) ?? null),
  );
  const differing = (side: Changed['from']) =>
    Object.fromEntries(keys.map((key) => [key, own(side, key) ?? null]));
  return { of, from: differing(before), to: differing(after) };
}

export interface Happening {
  readonly type: EventType;
  readonly published: string;
  readonly actor: Thing;
  readonly targets: readonly Target[];
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly requestUri: string;
  /** The reason of a failure. Without it, the outcome is a success. */
  readonly failure?: string;
  /** What the log says of it for troubleshooting, besides what it says of every request. */
  readonly details?: Readonly<Record<string, string>>;
  /** The API token that it was done with. */
  readonly tokenId?: string;
}

/** Notes in the System Log what a call has done, or Okta itself at some time after one. */
export function record(org: Org, by: Call | 'system', type: EventType, ...targets: Target[]): void {
  write(org, by, { type, targets });
}

/** Notes an attempt that failed. */
export function recordFailure(
  org: Org,
  by: Call,
  type: EventType,
  failure: string,
  ...targets: Target[]
): void {
  write(org, by, { type, targets, failure });
}

/** Notes that somebody was given a role or lost one. */
export function recordPrivilege(org: Org, by: Call, type: EventType, role: string, target: Target): void {
  const key = type.endsWith('grant') ? 'privilegeGranted' : 'privilegeRevoked';
  write(org, by, { type, targets: [target], details: { [key]: role } });
}

/** Notes that a user has opened an app, which happens in a browser. */
export function recordSignOn(org: Org, user: User, app: App, failure?: string): void {
  const what = { type: 'user.authentication.sso', targets: [app], ...(failure && { failure }) } as const;
  write(org, 'system', what, user);
}

function write(
  org: Org,
  by: Call | 'system',
  what: Pick<Happening, 'type' | 'targets' | 'failure' | 'details'>,
  actor: Thing = by === 'system' ? system : actorOf(org, by),
): void {
  const event = logEvent(
    {
      ...what,
      published: new Date(org.clock.now()).toISOString(),
      actor,
      ipAddress: '127.0.0.1',
      userAgent: by === 'system' ? '' : (by.header('user-agent') ?? ''),
      requestUri: by === 'system' ? '' : by.path,
      ...(by !== 'system' && by.principal.tokenId && { tokenId: by.principal.tokenId }),
    },
    org.wire,
  );
  store(org, event);
  for (const target of what.targets) org.search.changed.add('of' in target ? target.of.id : target.id);
  notifyHooks(org, event);
}

/** Under `logDelay` every other event is late. The log stays in the order of storing, so what was read keeps its place. */
function store(org: Org, event: LogEvent): void {
  const late = org.log.length % 2 === 1;
  const stored = org.clock.now() + (late ? org.behaviour.logDelay : 0);
  const place = org.log.findLastIndex((other) => other.stored <= stored) + 1;
  org.log.splice(place, 0, { stored, event });
}

const system: Party = {
  id: 'unknown',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
};

/** A service app that acts for itself is called by its client id. */
function actorOf(org: Org, { principal: { type, id } }: Call): Thing {
  return org.users.get(id) ?? { id, type, alternateId: id, displayName: org.apps.get(id)?.label ?? id };
}

export function logEvent(happening: Happening, next: Random): LogEvent {
  const { type, published, actor, targets, ipAddress, userAgent, requestUri, failure, details, tokenId } =
    happening;
  const local = ipAddress === '127.0.0.1';
  const requestId = word(next, 24);
  const session = local ? 'unknown' : `102${word(next, 17)}`;
  const changes = targets.find((target) => 'of' in target);
  return {
    actor: party(actor),
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
      externalSessionId: session,
      rootSessionId: session,
    },
    displayMessage: messages[type],
    eventType: type,
    outcome: failure ? { result: 'FAILURE', reason: failure } : { result: 'SUCCESS', reason: null },
    published,
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null, ipDetails: null },
    severity: failure || type === 'system.org.rate_limit.violation' ? 'WARN' : 'INFO',
    debugContext: {
      debugData: {
        requestId,
        requestUri,
        url: `${requestUri}?`,
        threatSuspected: 'false',
        ...(changes && { changedAttributes: Object.keys(changes.to).join(',') }),
        ...details,
      },
    },
    legacyEventType: legacyType(type, { failed: failure !== undefined }),
    transaction: {
      type: actor === system ? 'JOB' : 'WEB',
      id: requestId,
      detail: tokenId ? { requestApiTokenId: tokenId } : {},
    },
    uuid: uuid(next),
    version: '0',
    request: {
      ipChain: [{ ip: ipAddress, geographicalContext: null, version: 'V4', source: null, ipDetails: null }],
    },
    target: targets.length > 0 ? targets.map(party) : null,
  };
}

function party(who: Target): Party & { detailEntry: null; changeDetails?: Omit<Changed, 'of'> } {
  if (!('of' in who)) return { ...partyOf(who), detailEntry: null };
  const { of, ...changeDetails } = who;
  return { ...partyOf(of), detailEntry: null, changeDetails };
}

function partyOf(who: Thing): Party {
  const { id } = who;
  if ('members' in who) {
    return { id, type: 'UserGroup', alternateId: 'unknown', displayName: String(who.profile['name']) };
  }
  if ('label' in who) return { id, type: 'AppInstance', alternateId: who.label, displayName: who.label };
  if ('profile' in who) {
    const { login, firstName, lastName } = who.profile;
    return { id, type: 'User', alternateId: String(login), displayName: `${firstName} ${lastName}` };
  }
  const { type, alternateId, displayName } = who;
  return { id, type, alternateId, displayName };
}
