import { createHash } from 'node:crypto';
import type { Org, Status, User } from '../state/store.ts';

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
const ownPassword = (link: Link): boolean => !link.includes('assword') && link !== 'changeRecoveryQuestion';

function attributes(user: User): Record<string, unknown> {
  return {
    id: user.id,
    status: user.status,
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: user.lastLogin,
    lastUpdated: user.lastUpdated,
    passwordChanged: user.passwordChanged,
    type: user.type,
    profile: user.profile,
    credentials: credentialsView(user),
  };
}

/** The credentials as Okta shows them: that there is a password, and the question, but no value and no answer. */
export function credentialsView({ password, recovery, provider }: User): Record<string, unknown> {
  return {
    ...(password && { password: {} }),
    ...(recovery && { recovery_question: { question: recovery.question } }),
    provider: { type: provider, name: provider },
  };
}

/** A user as a single reply shows it, with the links that its status allows. */
export function userView(org: Org, user: User): Record<string, unknown> {
  const self = `${org.origin}/api/v1/users/${user.id}`;
  const federated = user.provider === 'FEDERATION' || user.provider === 'SOCIAL';
  const links = linked[user.status].filter((link) => !federated || ownPassword(link));
  return {
    ...attributes(user),
    _links: {
      self: { href: self },
      schema: { href: `${org.origin}/api/v1/meta/schemas/user/${schemaId(user.type.id)}` },
      type: { href: `${org.origin}/api/v1/meta/types/user/${user.type.id}` },
      ...Object.fromEntries(
        links.map((link) => [link, { href: `${self}/${operations[link]}`, method: 'POST' }]),
      ),
      ...(user.status === 'DEPROVISIONED' && { delete: { href: self, method: 'DELETE' } }),
    },
  };
}

/** A user as lists show it: no link but its own. */
export function listedUser(org: Org, user: User): string {
  user.listed ??= JSON.stringify({
    ...attributes(user),
    _links: { self: { href: `${org.origin}/api/v1/users/${user.id}` } },
  });
  return user.listed;
}

/** A user type and its schema have ids that differ in their prefix alone. */
export const schemaId = (typeId: string): string => typeId.replace(/^oty/, 'osc');

/** Okta's tag of a user follows from the profile alone, so that a change of status leaves it. */
export function etag(user: User): string {
  return `W/"${createHash('sha256').update(JSON.stringify(user.profile)).digest('hex')}"`;
}
