import type { ConnectionTest } from '../../core/load.ts';
import { allows, type Grant } from './scopes.ts';

/** An action, by what is asked of its rights. */
export interface NeededScopes {
  name: string;
  scopes: readonly string[];
}

/** The known rights behind a connection. */
export interface Rights {
  /** The scopes of a service app. An API key has none: its administrator's role says all. */
  grant?: Grant | undefined;
  /** The families of resources (users, groups, logs ...) that were tried, each with whether it can be read. */
  readable: Readonly<Record<string, boolean>>;
  /** The administrator roles, where Okta shows them: SUPER_ADMIN, READ_ONLY_ADMIN ... */
  roles?: readonly string[] | undefined;
}

const readers = ['READ_ONLY_ADMIN', 'REPORT_ADMIN'];

/** Okta's super administrators may do everything. */
export const isSuper = ({ roles = [] }: Pick<Rights, 'roles'>): boolean => roles.includes('SUPER_ADMIN');

/**
 * Sorts the actions into those that can run, those that cannot, with the reason, and those that only a run can show:
 * a role's right to change something cannot be tried without changing it.
 */
export function rightsTo(actions: readonly NeededScopes[], rights: Rights): ConnectionTest['actions'] {
  const allowed: string[] = [];
  const refused: { name: string; why: string }[] = [];
  const unproven: string[] = [];
  for (const { name, scopes } of actions) {
    const why = scopes.map((scope) => reasonAgainst(scope, rights)).find(Boolean);
    if (why) refused.push({ name, why });
    else (scopes.every((scope) => isProven(scope, rights)) ? allowed : unproven).push(name);
  }
  return { allowed, refused, unproven };
}

/** `okta.users.manage` is to manage the family `users`. */
const partsOf = (scope: string): { family: string; reads: boolean } => {
  const [, family = '', right] = /^okta\.(.+)\.(\w+)$/.exec(scope) ?? [];
  return { family, reads: right === 'read' };
};

export const familyOf = (scope: string): string => partsOf(scope).family;

function reasonAgainst(scope: string, rights: Rights): string | undefined {
  const { grant, readable, roles = [] } = rights;
  const { family, reads } = partsOf(scope);
  if (grant && !allows(grant.asked, scope)) return `the connection does not request the scope ${scope}`;
  if (grant && !allows(grant.granted, scope)) return `the scope ${scope} was not granted`;
  if (readable[family] === false) return `the administrator role cannot read ${family}`;
  if (!reads && roles.length > 0 && roles.every((role) => readers.includes(role))) {
    return `the role ${roles.join(', ')} is read-only`;
  }
  return undefined;
}

function isProven(scope: string, rights: Rights): boolean {
  const { family, reads } = partsOf(scope);
  return isSuper(rights) || (reads && rights.readable[family] === true);
}
