import type { GroupName } from '../groups/seed.ts';
import { dated, day, epoch } from '../seed/time.ts';
import type { Org } from '../state/org.ts';
import type { Random } from '../state/random.ts';
import type { App, Group, User } from '../state/rows.ts';
import { ownCredentials } from './apps.ts';
import { newAppUser } from './assignments.ts';
import { completed } from './kinds.ts';

interface SeededApp {
  readonly name: string;
  readonly label: string;
  readonly to: readonly GroupName[];
  readonly signOnMode?: string | null;
  readonly status?: 'INACTIVE';
  readonly features?: readonly string[];
  readonly app?: Readonly<Record<string, unknown>>;
}

export const apps: readonly SeededApp[] = [
  { name: 'google', label: 'Google Workspace', to: ['Everyone'] },
  { name: 'slack', label: 'Slack', to: ['Everyone'] },
  { name: 'github_enterprise', label: 'GitHub', to: ['Engineering', 'On Call'] },
  {
    name: 'salesforce',
    label: 'Salesforce',
    to: ['Sales', 'Managers'],
    features: ['PUSH_NEW_USERS', 'PUSH_USER_DEACTIVATION', 'PUSH_PROFILE_UPDATES'],
  },
  { name: 'netsuite', label: 'NetSuite', to: ['Finance'] },
];

/** Apps of the other ways to sign in. */
export const otherApps: readonly SeededApp[] = [
  {
    name: 'bookmark',
    label: 'Status Page',
    to: ['On Call'],
    signOnMode: 'BOOKMARK',
    app: { url: 'https://status.example.com' },
  },
  { name: 'oidc_client', label: 'Expense Reports', to: ['Managers'], signOnMode: 'OPENID_CONNECT' },
  {
    name: 'template_swa',
    label: 'Travel Portal',
    to: ['Managers'],
    signOnMode: 'BROWSER_PLUGIN',
    app: { url: 'https://travel.example.com/login' },
  },
  {
    name: 'bookmark',
    label: 'Old Wiki',
    to: ['Engineering'],
    signOnMode: 'BOOKMARK',
    status: 'INACTIVE',
    app: { url: 'https://wiki.example.com' },
  },
  { name: 'active_directory', label: 'corp.example.com', to: [], signOnMode: null },
];

export function seedApps(
  org: Org,
  byName: ReadonlyMap<GroupName, Group>,
  seeded: readonly SeededApp[],
  keys: Random,
): void {
  for (const {
    name,
    label,
    to,
    signOnMode = 'SAML_2_0',
    status = 'ACTIVE',
    features = [],
    app = {},
  } of seeded) {
    const id = org.newId('0oa');
    const groupIds = to.flatMap((group) => byName.get(group)?.id ?? []);
    org.apps.add({
      id,
      name,
      label,
      status,
      created: org.created,
      lastUpdated: org.created,
      features,
      signOnMode,
      ...completed(name, signOnMode, { settings: { app } }, ownCredentials(keys, id, signOnMode)),
      profile: undefined,
      accessPolicyId: undefined,
      groups: groupIds.map((id, priority) => ({ id, lastUpdated: org.created, priority, profile: {} })),
    });
  }
}

/** Everybody has the apps of their groups from the start. One has the Travel Portal by himself. */
export function seedAssignments(org: Org): void {
  const loner = org.users.rows[11];
  for (const app of org.apps.rows) {
    const alone = app.label === 'Travel Portal' ? loner : undefined;
    for (const user of usersOf(org, app, alone)) {
      if (user.status === 'DEPROVISIONED') continue;
      org.appUsers.add(newAppUser(org, app, user, user === alone ? 'USER' : 'GROUP', user.created));
    }
  }
}

/** The users who have an app, in the order of their ids. */
function usersOf(org: Org, { groups }: App, alone: User | undefined): readonly User[] {
  const assigned = groups.flatMap(({ id }) => org.groups.get(id) ?? []);
  if (assigned.some(({ type }) => type === 'BUILT_IN')) return org.users.rows;
  const ids = new Set(assigned.flatMap(({ members }) => [...members]));
  if (alone) ids.add(alone.id);
  return [...ids].sort().flatMap((id) => org.users.get(id) ?? []);
}

/** Two people let an app in on their behalf. */
export function seedConsents(org: Org): void {
  const app = org.apps.rows.find(({ name }) => name === 'github_enterprise');
  const people = org.users.rows.filter(({ status }) => status === 'ACTIVE').slice(2, 4);
  const created = dated(epoch);
  for (const { id: userId } of app ? people : []) {
    const of = { userId, clientId: app?.id ?? '', created };
    for (const scopeId of ['okta.users.read.self', 'okta.groups.read']) {
      org.consents.add({ id: org.newId('oag'), ...of, scopeId });
    }
    const scopes = ['okta.users.read.self', 'okta.groups.read', 'offline_access'];
    org.refreshTokens.add({ id: org.newId('oar'), ...of, scopes, expiresAt: dated(epoch + 365 * day) });
  }
}
