import { createHash } from 'node:crypto';
import type { Call } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import type { Status, User } from '../state/rows.ts';

const operations = {
  activate: 'lifecycle/activate',
  reactivate: 'lifecycle/reactivate',
  deactivate: 'lifecycle/deactivate',
  suspend: 'lifecycle/suspend',
  unsuspend: 'lifecycle/unsuspend',
  unlock: 'lifecycle/unlock',
  resetPassword: 'lifecycle/reset_password',
  expirePassword: 'lifecycle/expire_password',
  resetFactors: 'lifecycle/reset_factors',
  changePassword: 'credentials/change_password',
  changeRecoveryQuestion: 'credentials/change_recovery_question',
  forgotPassword: 'credentials/forgot_password',
} as const;

type Link = keyof typeof operations;

const withPassword: readonly Link[] = [
  'suspend',
  'resetPassword',
  'forgotPassword',
  'expirePassword',
  'changeRecoveryQuestion',
  'resetFactors',
  'changePassword',
  'deactivate',
];

const linked: Readonly<Record<Status, readonly Link[]>> = {
  STAGED: ['activate', 'resetFactors'],
  PROVISIONED: ['suspend', 'resetPassword', 'reactivate', 'resetFactors', 'deactivate'],
  ACTIVE: withPassword,
  PASSWORD_EXPIRED: withPassword,
  RECOVERY: ['reactivate', 'resetPassword', 'resetFactors', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'resetFactors', 'deactivate'],
  SUSPENDED: ['unsuspend', 'resetFactors', 'deactivate'],
  DEPROVISIONED: ['activate', 'resetFactors'],
};

/** A user whose password another system keeps is offered nothing that would change it. */
const credentialLink = (link: string): boolean =>
  link.includes('assword') || link === 'changeRecoveryQuestion';

/** The order in which Okta was recorded to send links. */
const linkOrder = [
  'suspend',
  'schema',
  'activate',
  'resetPassword',
  'forgotPassword',
  'reactivate',
  'expirePassword',
  'changeRecoveryQuestion',
  'self',
  'unlock',
  'resetFactors',
  'type',
  'changePassword',
  'unsuspend',
  'deactivate',
  'delete',
];

function attributes(org: Org, user: User): Record<string, unknown> {
  return {
    id: user.id,
    status: user.status,
    ...(user.transition && { transitioningToStatus: arrival(user.transition.to) }),
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: user.lastLogin,
    lastUpdated: user.lastUpdated,
    passwordChanged: user.passwordChanged,
    ...(org.behaviour.licences.includes('realms') && { realmId: user.realmId }),
    type: user.type,
    profile: user.profile,
    credentials: credentialsView(org, user),
  };
}

/** Okta knows three destinations. A user who must first change the password is on the way to ACTIVE. */
function arrival(to: Status | 'DELETED'): Status {
  if (to === 'DELETED') return 'DEPROVISIONED';
  return to === 'PASSWORD_EXPIRED' ? 'ACTIVE' : to;
}

/** The credentials as Okta shows them: the existence of a password, and the question, but no value and no answer. */
export function credentialsView(
  { behaviour }: Org,
  { password, profile, recovery, provider }: User,
): Record<string, unknown> {
  return {
    ...(password && { password: {} }),
    ...(behaviour.credentialEmails && {
      emails: [{ value: profile['email'], status: 'VERIFIED', type: 'PRIMARY' }],
    }),
    ...(recovery && { recovery_question: { question: recovery.question } }),
    provider: { type: provider, name: provider },
  };
}

/** A user as a single reply shows it, with the links that its status allows. */
export function userView(org: Org, user: User): Record<string, unknown> {
  const self = `${org.origin}/api/v1/users/${user.id}`;
  const federated = user.provider === 'FEDERATION' || user.provider === 'SOCIAL';
  const links: Record<string, unknown> = {
    self: { href: self },
    schema: { href: `${org.origin}/api/v1/meta/schemas/user/${schemaId(user.type.id)}` },
    type: { href: `${org.origin}/api/v1/meta/types/user/${user.type.id}` },
    ...(user.status === 'DEPROVISIONED' && { delete: { href: self, method: 'DELETE' } }),
  };
  for (const link of linked[user.status]) {
    if (!federated || !credentialLink(link)) {
      links[link] = { href: `${self}/${operations[link]}`, method: 'POST' };
    }
  }
  const ordered = linkOrder.filter((link) => link in links).map((link) => [link, links[link]]);
  return { ...attributes(org, user), _links: Object.fromEntries(ordered) };
}

/** The parts that a reader asks to leave out by its Content-Type: `application/json; okta-response="omitCredentials,…"`. */
const spared = (call: Call): ReadonlySet<string> =>
  new Set(/okta-response="?([\w,\s]+)/i.exec(call.header('content-type') ?? '')?.[1]?.split(/\s*,\s*/));

/** A user without the parts that its reader asked to leave out. */
export function sparing(call: Call, { ...view }: Record<string, unknown>): Record<string, unknown> {
  const omitted = spared(call);
  if (omitted.has('omitCredentials')) delete view['credentials'];
  if (omitted.has('omitTransitioningToStatus')) delete view['transitioningToStatus'];
  if (omitted.has('omitCredentialsLinks')) {
    const links = Object.entries(view['_links'] ?? {}).filter(([link]) => !credentialLink(link));
    view['_links'] = Object.fromEntries(links);
  }
  return view;
}

/** The view of users that a call asks a list for: whole, or only the fields that it names. */
export function listView(org: Org, call: Call): (user: User) => string {
  const fields = call.params.get('fields');
  if (!fields && spared(call).size === 0) return (user) => listedUser(org, user);
  const inProfile = /\bprofile:\(([^)]*)\)/.exec(fields ?? '')?.[1]?.split(',');
  const named = fields ? ['id', ...fields.replace(/:\([^)]*\)/g, '').split(',')] : undefined;
  return (user) => {
    const view = sparing(call, listed(org, user));
    const shown = named ? Object.entries(view).filter(([key]) => named.includes(key)) : Object.entries(view);
    const profile = Object.entries(user.profile).filter(([key]) => inProfile?.includes(key));
    return JSON.stringify({
      ...Object.fromEntries(shown),
      ...(inProfile && { profile: Object.fromEntries(profile) }),
    });
  };
}

const listed = (org: Org, user: User): Record<string, unknown> => ({
  ...attributes(org, user),
  _links: { self: { href: `${org.origin}/api/v1/users/${user.id}` } },
});

/** A user as lists show it, with one link. The text is kept until the user changes: a page of two hundred is then a join. */
export function listedUser(org: Org, user: User): string {
  const text = org.listed.get(user) ?? JSON.stringify(listed(org, user));
  org.listed.set(user, text);
  return text;
}

/** A user type and its schema have ids that differ only in their prefix. */
export const schemaId = (typeId: string): string => typeId.replace(/^oty/, 'osc');

/** Okta's tag of a user follows only from the profile, so a change of status keeps it. */
export function etag(user: User): string {
  return `W/"${createHash('sha256').update(JSON.stringify(user.profile)).digest('hex')}"`;
}

/** A user who is locked out is blocked on all devices. The sandbox tells no unknown device from a known one. */
export const blocksOf = ({ status }: User): Record<string, unknown>[] =>
  status === 'LOCKED_OUT' ? [{ type: 'DEVICE_BASED', appliesTo: 'ANY_DEVICES' }] : [];
