import { notifyHooks } from '../hooks/delivery.ts';
import type { Call } from '../http/exchange.ts';
import { own } from '../state/own.ts';
import { type Random, uuid, word } from '../state/random.ts';
import type { App, Group, User } from '../state/rows.ts';
import type { Org } from '../state/store.ts';
import { legacyType } from './legacy-types.ts';

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
  'user.account.unlock': 'User account unlocked',
  'user.risk.change': 'User risk changed',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Update Okta group',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'system.org.rate_limit.violation': 'Rate limit violation',
  'user.account.privilege.grant': 'Grant user privilege',
  'user.account.privilege.revoke': 'Revoke user privilege',
  'user.mfa.factor.activate': 'Enroll authenticator for user',
  'user.mfa.factor.deactivate': 'Unenroll authenticator for user',
  'user.mfa.factor.update': 'Update authenticator for user',
  'user.authentication.auth_via_mfa': 'Authentication of user via MFA',
  'user.session.end': 'User logout from Okta',
  'group.application_assignment.add': 'Add assigned application to group',
  'group.application_assignment.update': 'Update assigned application of group',
  'group.application_assignment.remove': 'Remove assigned application from group',
  'group.privilege.grant': 'Grant admin privileges to all group members',
  'group.privilege.revoke': 'Revoke admin privileges from all group members',
  'policy.rule.add': 'Add policy rule',
  'policy.rule.update': 'Update policy rule',
  'policy.rule.activate': 'Activate policy rule',
  'policy.rule.deactivate': 'Deactivate policy rule',
  'policy.rule.delete': 'Delete policy rule',
  'application.lifecycle.create': 'Create application',
  'application.lifecycle.update': 'Update application',
  'application.lifecycle.activate': 'Activate application',
  'application.lifecycle.deactivate': 'Deactivate application',
  'application.lifecycle.delete': 'Delete application',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.update': 'Update application membership of user',
  'application.user_membership.remove': 'Remove user from application membership',
  'application.user_membership.change_username': 'Change application username of user',
  'device.lifecycle.activate': 'Activate device',
  'device.lifecycle.deactivate': 'Deactivate device',
  'device.lifecycle.suspend': 'Suspend device',
  'device.lifecycle.unsuspend': 'Unsuspend device',
  'device.lifecycle.delete': 'Delete device',
  'system.api_token.create': 'Create API token',
  'system.api_token.revoke': 'Revoke API token',
  'system.api_token.request_outside_allowed_range': 'API token used from outside its network zones',
  'app.oauth2.client.privilege.grant': 'Grant client privilege',
  'app.oauth2.client.privilege.revoke': 'Revoke client privilege',
  'iam.role.create': 'Create custom admin role',
  'iam.resourceset.create': 'Create resource set',
  'app.oauth2.token.grant.access_token': 'OAuth 2.0 access token is granted',
  'system.org.rate_limit.warning': 'Rate limit warning',
  'core.concurrency.org.limit.violation': 'Concurrency limit rate limit violation',
  'system.sms.send_phone_verification_message': 'Send phone verification SMS',
  'system.voice.send_phone_verification_call': 'Send phone verification call',
  'event_hook.created': 'Event hook created',
  'event_hook.updated': 'Event hook updated',
  'event_hook.activated': 'Event hook activated',
  'event_hook.deactivated': 'Event hook deactivated',
  'event_hook.verified': 'Event hook verified',
  'event_hook.deleted': 'Event hook deleted',
} as const;

export type EventType = keyof typeof messages;

export type LogEvent = Readonly<Record<string, unknown>> & {
  readonly uuid: string;
  readonly published: string;
};

/** An event, and when it was stored, by the org's clock in milliseconds: polling goes by that. */
export interface StoredEvent {
  readonly stored: number;
  readonly event: LogEvent;
}

/** Who or what an event is about, in the words of the log. */
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

/** The target of an update, of which the log tells what differs. */
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
  /** Why it failed; without it, it succeeded. */
  readonly failure?: string;
  /** The API token that it was done with. */
  readonly tokenId?: string;
}

/** Notes in the System Log what a call has done, or Okta itself at some time after one. */
export function record(org: Org, by: Call | 'system', type: EventType, ...targets: Target[]): void {
  write(org, by, { type, targets });
}

/** Notes what was tried and did not succeed. */
export function recordFailure(
  org: Org,
  by: Call,
  type: EventType,
  failure: string,
  ...targets: Target[]
): void {
  write(org, by, { type, targets, failure });
}

function write(org: Org, by: Call | 'system', what: Pick<Happening, 'type' | 'targets' | 'failure'>): void {
  const event = logEvent(
    {
      ...what,
      published: new Date(org.clock.now()).toISOString(),
      actor: by === 'system' ? system : actorOf(org, by),
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
  const { type, published, actor, targets, ipAddress, userAgent, requestUri, failure, tokenId } = happening;
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
      },
    },
    legacyEventType: legacyType(type, failure !== undefined),
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
