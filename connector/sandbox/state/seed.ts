import { addToken } from '../access/api-tokens.ts';
import { clientCredentials, clientKey, serviceAppLabel } from '../access/keys.ts';
import { addAssignment } from '../access/roles.ts';
import { scopes } from '../access/scopes.ts';
import { ownCredentials } from '../apps/apps.ts';
import { newAppUser } from '../apps/assignments.ts';
import { completed } from '../apps/kinds.ts';
import { type EventType, logEvent } from '../logs/events.ts';
import { ownAuthenticators } from '../org/authenticators.ts';
import { groupBase, userBase } from '../schemas/profile.ts';
import { secretOf } from '../users/secrets.ts';
import { type Random, random } from './random.ts';
import {
  type App,
  createOrg,
  type Group,
  type GroupRule,
  type Org,
  type OrgOptions,
  type Status,
  type User,
  type UserType,
} from './store.ts';

const firstNames =
  'Ana Bruno Chloé Daniel Emma Farid Grace Hugo Inês Jakub Keiko Liam María Noah Olivia Pedro Quinn Rosa Søren Tomás Uma Víctor Wen Xavier Yara Zoe Aisha Björn Carla Dmitri Elif Fatima'.split(
    ' ',
  );
const lastNames =
  "Almeida Berg Costa Dubois Eriksen Ferreira García Haddad Ito Jensen Kowalski Lindqvist Müller Nakamura O'Brien Patel Quiroga Rossi Silva Tanaka Ueda Vieira Weber Xu Yılmaz Zhang".split(
    ' ',
  );

const departments = [
  {
    name: 'IT',
    head: 'Head of IT',
    titles: ['Systems Administrator', 'Support Specialist', 'Identity Engineer'],
  },
  {
    name: 'Engineering',
    head: 'VP Engineering',
    titles: ['Software Engineer', 'Senior Software Engineer', 'QA Engineer'],
  },
  { name: 'Sales', head: 'VP Sales', titles: ['Account Executive', 'Sales Engineer', 'Sales Manager'] },
  {
    name: 'Marketing',
    head: 'Head of Marketing',
    titles: ['Content Strategist', 'Product Marketer', 'Designer'],
  },
  {
    name: 'Finance',
    head: 'Chief Financial Officer',
    titles: ['Accountant', 'Financial Analyst', 'Payroll Specialist'],
  },
  { name: 'People', head: 'Head of People', titles: ['Recruiter', 'People Partner', 'Office Manager'] },
  {
    name: 'Support',
    head: 'Head of Support',
    titles: ['Support Engineer', 'Customer Success Manager', 'Support Agent'],
  },
  { name: 'Legal', head: 'General Counsel', titles: ['Legal Counsel', 'Compliance Officer', 'Paralegal'] },
] as const;

const groups = [
  { name: 'Engineering', description: 'Everyone who builds the product', chatChannel: '#engineering' },
  { name: 'Sales', description: 'Account executives and sales engineers' },
  { name: 'Finance', description: 'Accounting, analysis and payroll' },
  { name: 'IT Administrators', description: 'Administers laptops, accounts and access' },
  { name: 'Managers', description: 'Heads of departments' },
  { name: 'Contractors', description: 'People who work here without being employed' },
  { name: 'VPN Users', description: 'May connect from outside the office' },
  { name: 'On Call', description: null },
] as const;

type GroupName = (typeof groups)[number]['name'] | 'Everyone';

interface SeededApp {
  readonly name: string;
  readonly label: string;
  readonly to: readonly GroupName[];
  readonly signOnMode?: string | null;
  readonly status?: 'INACTIVE';
  readonly features?: readonly string[];
  readonly app?: Readonly<Record<string, unknown>>;
}

const apps: readonly SeededApp[] = [
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
const otherApps: readonly SeededApp[] = [
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

/** Each tenth person has one. */
const devices = [
  {
    displayName: 'MacBook Pro',
    platform: 'MACOS',
    manufacturer: 'Apple Inc.',
    model: 'Mac15,6',
    osVersion: '15.5',
  },
  {
    displayName: 'ThinkPad X1',
    platform: 'WINDOWS',
    manufacturer: 'Lenovo',
    model: '21HM',
    osVersion: '10.0.26100',
  },
  {
    displayName: 'iPhone 16',
    platform: 'IOS',
    manufacturer: 'Apple Inc.',
    model: 'iPhone17,3',
    osVersion: '18.5',
  },
  { displayName: 'Pixel 9', platform: 'ANDROID', manufacturer: 'Google', model: 'Pixel 9', osVersion: '15' },
] as const;

/** Of each sixty users these are not active. */
const unusual: Readonly<Record<number, Status>> = {
  9: 'STAGED',
  14: 'STAGED',
  19: 'PROVISIONED',
  24: 'PROVISIONED',
  29: 'RECOVERY',
  34: 'LOCKED_OUT',
  39: 'LOCKED_OUT',
  44: 'PASSWORD_EXPIRED',
  47: 'SUSPENDED',
  51: 'SUSPENDED',
  54: 'DEPROVISIONED',
  58: 'DEPROVISIONED',
};

/** Seeded objects are dated from this day, whatever the org's clock says, so that equal seeds give equal orgs. */
const epoch = Date.parse('2025-06-02T08:00:00.000Z');
const minute = 60_000;
const day = 24 * 60 * minute;

const dated = (time: number): string => new Date(time).toISOString();

export interface Size {
  readonly users: number;
  /** Groups that the org does not have anyway are projects. */
  readonly groups: number;
}

/** An org with people, groups, apps and a past, all of which follow from the seed. */
export function seededOrg(options: OrgOptions, { users, groups }: Size): Org {
  const next = random(options.seed);
  const org = createOrg(options, next);
  const types = seedTypes(org);
  seedUsers(org, users, types, next);
  const byName = seedGroups(org);
  seedMemberships(org, byName, types, next);
  const keys = random(options.seed ^ 0x0a99);
  seedApps(org, byName, apps, keys);
  seedLog(org, next);
  seedAccess(org);
  // Each resource draws its ids after those that were there before it, so that theirs stay.
  seedApps(org, byName, otherApps, keys);
  seedDirectory(org);
  seedRules(org, byName);
  seedDevices(org);
  seedAssignments(org);
  seedRoles(org);
  seedSettings(org);
  seedProjects(org, groups, next);
  seedConsents(org);
  addPolicy(org, 'ACCESS_POLICY', 'Any two factors', 'Require two factors to access.', true);
  org.search.settle();
  return org;
}

interface Types {
  readonly employee: UserType;
  readonly contractor: UserType;
}

function seedTypes(org: Org): Types {
  const by = { createdBy: org.ownerId, lastUpdatedBy: org.ownerId };
  const dates = { created: org.created, lastUpdated: org.created, schemaUpdated: org.created };
  const types: Types = {
    employee: {
      ...by,
      ...dates,
      base: userBase,
      id: org.newId('oty'),
      displayName: 'User',
      name: 'user',
      description: 'Okta user profile template with default permission settings',
      default: true,
      custom: {
        badgeNumber: { title: 'Badge number', type: 'integer' },
        startDate: { title: 'Start date', type: 'string' },
        shirtSize: { title: 'Shirt size', type: 'string', enum: ['S', 'M', 'L', 'XL'] },
        remote: { title: 'Works remotely', type: 'boolean' },
        skills: { title: 'Skills', type: 'array', items: { type: 'string' } },
      },
    },
    contractor: {
      ...by,
      ...dates,
      base: userBase,
      id: org.newId('oty'),
      displayName: 'Contractor',
      name: 'contractor',
      description: 'Someone who works for the company without being employed',
      default: false,
      custom: {
        agency: { title: 'Agency', type: 'string' },
        contractEnd: { title: 'Contract end', type: 'string' },
      },
    },
  };
  org.types.add(types.employee);
  org.types.add(types.contractor);
  org.groupSchemas.add({
    id: 'default',
    created: org.created,
    schemaUpdated: org.created,
    base: groupBase,
    custom: { chatChannel: { title: 'Chat channel', type: 'string', maxLength: 80 } },
  });
  return types;
}

function seedUsers(org: Org, count: number, { employee, contractor }: Types, next: Random): void {
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? '';
  const taken = new Map<string, number>();
  const heads: User[] = [];
  // One hash for all: the passwords are the same, and a hash takes longer than the rest of a user.
  const [password, answer] = [secretOf('Sandbox-Pass-1'), secretOf('Lighthouse')];
  const step = Math.floor(Math.min(day, (900 * day) / count) / minute) * minute;

  for (let i = 0; i < count; i++) {
    const department = departments[i % departments.length] ?? departments[0];
    const head = heads[i % departments.length];
    const status = unusual[i % 60] ?? 'ACTIVE';
    const isContractor = i % 20 === 17;
    const firstName = pick(firstNames);
    const lastName = pick(lastNames);
    const name = `${ascii(firstName)}.${ascii(lastName)}`;
    const namesakes = taken.get(name) ?? 0;
    taken.set(name, namesakes + 1);
    const login = `${name}${namesakes === 0 ? '' : namesakes + 1}@example.com`;

    const created = epoch - (count - i) * step;
    const neverIn = status === 'STAGED' || status === 'PROVISIONED';
    const settled = dated(created + 5 * minute);
    const changed =
      status === 'ACTIVE' || neverIn
        ? settled
        : dated(Math.floor((created + 5 * minute + epoch) / 2000) * 1000);
    const user: User = {
      id: i === 0 ? org.ownerId : org.newId('00u'),
      status,
      created: dated(created),
      activated: status === 'STAGED' ? null : settled,
      statusChanged: changed,
      lastLogin: neverIn ? null : dated(epoch + Math.floor(next() * 600) * minute),
      lastUpdated: changed,
      passwordChanged: neverIn ? null : settled,
      type: { id: (isContractor ? contractor : employee).id },
      realmId: undefined,
      profile: {
        firstName,
        lastName,
        mobilePhone: i % 4 === 0 ? `+351 912 ${String(100_000 + i).slice(-6)}` : null,
        secondEmail: null,
        login,
        email: login,
        displayName: `${firstName} ${lastName}`,
        title: head ? pick(department.titles) : department.head,
        department: department.name,
        organization: 'Sandbox',
        employeeNumber: String(1000 + i),
        ...(head && { manager: head.profile['displayName'], managerId: head.profile['login'] }),
        ...(isContractor ? { agency: 'Northwind Staffing', contractEnd: '2027-03-31' } : customAttributes(i)),
      },
      provider: 'OKTA',
      password: neverIn || status === 'DEPROVISIONED' ? undefined : password,
      formerPasswords: [],
      recovery: i % 2 === 0 && !neverIn ? { question: 'Where did you grow up?', answer } : undefined,
      failedSignIns: 0,
      unlocksAt: undefined,
      suspendedFrom: status === 'SUSPENDED' ? 'ACTIVE' : undefined,
      transition: undefined,
      risk: undefined,
      classification: undefined,
      listed: undefined,
    };
    if (!head) heads.push(user);
    org.users.add(user);
    org.setLogin(user, login);
  }
}

/** A few people have what the org added to the profile. */
function customAttributes(i: number): Record<string, unknown> {
  if (i % 10 !== 1) return {};
  return {
    badgeNumber: 700 + i,
    startDate: '2024-09-02',
    shirtSize: 'M',
    remote: i % 20 === 1,
    skills: ['typescript', 'sql'],
  };
}

const ascii = (name: string): string =>
  name
    .replace(/ø/gi, 'o')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

function seedGroups(org: Org): ReadonlyMap<GroupName, Group> {
  const everyone = { name: 'Everyone', description: 'All users in your organization' } as const;
  return new Map(
    [everyone, ...groups].map((profile) => [
      profile.name,
      seedGroup(org, profile === everyone ? 'BUILT_IN' : 'OKTA_GROUP', profile),
    ]),
  );
}

function seedGroup(org: Org, type: Group['type'], profile: Group['profile']): Group {
  const group: Group = {
    id: org.newId('00g'),
    created: org.created,
    lastUpdated: org.created,
    lastMembershipUpdated: dated(epoch),
    objectClass: ['okta:user_group'],
    type,
    profile: { ...profile },
    members: new Set(),
    owners: [],
  };
  org.groups.add(group);
  return group;
}

/** In an org of many groups everybody works on three projects. */
function seedProjects(org: Org, count: number, next: Random): void {
  const projects = Array.from({ length: Math.max(0, count - org.groups.rows.length) }, (_, i) =>
    seedGroup(org, 'OKTA_GROUP', { name: `Project ${i + 1}`, description: `Works on project ${i + 1}` }),
  );
  if (projects.length === 0) return;
  for (const { id } of org.users.rows) {
    for (let i = 0; i < 3; i++) projects[Math.floor(next() * projects.length)]?.members.add(id);
  }
}

function seedMemberships(
  org: Org,
  byName: ReadonlyMap<GroupName, Group>,
  { contractor }: Types,
  next: Random,
): void {
  org.users.rows.forEach((user, i) => {
    const department = user.profile['department'];
    const join = (name: GroupName, joins: boolean): void => {
      if (joins) byName.get(name)?.members.add(user.id);
    };
    join('Engineering', department === 'Engineering');
    join('Sales', department === 'Sales');
    join('Finance', department === 'Finance');
    join('IT Administrators', department === 'IT');
    join('Managers', i < departments.length);
    join('Contractors', user.type.id === contractor.id);
    join('VPN Users', next() < 0.4);
    join('On Call', (department === 'Engineering' || department === 'IT') && next() < 0.3);
  });
}

function seedApps(
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

/** A group that Active Directory keeps. */
function seedDirectory(org: Org): void {
  const directory = org.apps.rows.find(({ name }) => name === 'active_directory');
  if (!directory) return;
  org.groups.add({
    id: org.newId('00g'),
    created: org.created,
    lastUpdated: org.created,
    lastMembershipUpdated: dated(epoch),
    objectClass: ['okta:windows_security_principal'],
    type: 'APP_GROUP',
    profile: {
      name: 'Domain Laptops',
      description: 'People with a laptop of the domain',
      dn: 'CN=Domain Laptops,OU=Groups,DC=corp,DC=example,DC=com',
      samAccountName: 'Domain Laptops',
      windowsDomainQualifiedName: 'CORP\\Domain Laptops',
      groupType: 'Security',
      groupScope: 'Global',
    },
    source: { id: directory.id },
    members: new Set(org.users.rows.filter((_, i) => i % 10 === 0).map(({ id }) => id)),
    owners: [],
  });
}

/** A rule at work, and one that is not yet: contractors are those whose contract ends. */
function seedRules(org: Org, byName: ReadonlyMap<GroupName, Group>): void {
  const rule = (name: string, status: GroupRule['status'], expression: string, to: GroupName): void => {
    const groupIds = [byName.get(to)?.id ?? ''];
    const added = status === 'ACTIVE' ? [...(byName.get(to)?.members ?? [])] : [];
    org.groupRules.add({
      id: org.newId('0pr'),
      status,
      name,
      created: org.created,
      lastUpdated: org.created,
      settled: 0,
      expression,
      excludedUsers: [],
      excludedGroups: [],
      groupIds,
      added: new Set(added.map((id) => `${groupIds[0]} ${id}`)),
    });
  };
  rule('Contractors', 'ACTIVE', 'user.contractEnd != null', 'Contractors');
  const senior = 'user.department == "Engineering" AND String.startsWith(user.title, "Senior")';
  rule('Senior engineers are on call', 'INACTIVE', senior, 'On Call');

  const head = org.users.rows.find(({ profile }) => profile['title'] === 'VP Engineering');
  if (head) byName.get('Engineering')?.owners.push({ id: head.id, type: 'USER', lastUpdated: org.created });
}

function seedDevices(org: Org): void {
  org.users.rows
    .filter((_, i) => i % 10 === 0)
    .forEach((user, i) => {
      const device = devices[i % devices.length] ?? devices[0];
      const created = dated(Date.parse(user.created) + day);
      const status = i % 6 === 5 ? 'DEACTIVATED' : i % 6 === 4 ? 'SUSPENDED' : 'ACTIVE';
      const id = org.newId('guo');
      const link = { id: org.newId('duo'), userId: user.id, created, managementStatus: 'MANAGED' } as const;
      org.devices.add({
        id,
        status,
        created,
        lastUpdated: created,
        profile: {
          ...device,
          displayName: `${user.profile['firstName']}'s ${device.displayName}`,
          serialNumber: `SN${String(100_000 + i)}`,
          registered: true,
          secureHardwarePresent: true,
          diskEncryptionType: device.platform === 'MACOS' ? 'ALL_INTERNAL_VOLUMES' : 'FULL',
        },
        users: status === 'DEACTIVATED' ? [] : [{ ...link, screenLockType: 'BIOMETRIC' }],
      });
    });
}

/** Everybody has the apps of their groups from the start. One has the Travel Portal by himself. */
function seedAssignments(org: Org): void {
  const loner = org.users.rows[11];
  for (const app of org.apps.rows) {
    const alone = app.label === 'Travel Portal' ? loner : undefined;
    for (const user of usersOf(org, app, alone)) {
      if (user.status === 'DEPROVISIONED') continue;
      org.appUsers.add(newAppUser(org, app, user, user === alone ? 'USER' : 'GROUP', user.created));
    }
  }
}

/** Who has an app, in the order of their ids. */
function usersOf(org: Org, { groups }: App, alone: User | undefined): readonly User[] {
  const assigned = groups.flatMap(({ id }) => org.groups.get(id) ?? []);
  if (assigned.some(({ type }) => type === 'BUILT_IN')) return org.users.rows;
  const ids = new Set(assigned.flatMap(({ members }) => [...members]));
  if (alone) ids.add(alone.id);
  return [...ids].sort().flatMap((id) => org.users.get(id) ?? []);
}

/** Ten days of sign-ins up to the org's present, of which one in nine fails: the log is asked by the clock. */
function seedLog(org: Org, next: Random): void {
  const people = org.users.rows.slice(0, 60).filter(({ lastLogin }) => lastLogin !== null);
  const present = org.clock.now();
  const count = 300;
  for (let i = 0; i < count; i++) {
    const user = people[i % people.length];
    if (!user) return;
    const locked = user.status === 'LOCKED_OUT';
    const failed = locked || i % 9 === 4;
    const type: EventType = locked && i >= count - 60 ? 'user.account.lock' : 'user.session.start';
    const published = present - (count - i) * 48 * minute + Math.floor(next() * 40) * minute;
    const event = logEvent(
      {
        type,
        published: dated(published),
        actor: user,
        targets: type === 'user.account.lock' ? [user] : [],
        ipAddress:
          i % 2 === 0 ? `203.0.113.${10 + (i % people.length)}` : `198.51.100.${10 + (i % people.length)}`,
        userAgent:
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
        requestUri: '/api/v1/authn',
        ...(failed && { failure: locked ? 'LOCKED_OUT' : 'INVALID_CREDENTIALS' }),
      },
      next,
    );
    org.log.push({ stored: published, event });
  }
}

/** The administrator with an API token, and two service apps that may do everything: one with DPoP and one without. */
function seedAccess(org: Org): void {
  const owner = org.users.get(org.ownerId);
  if (owner) addToken(org, owner, 'Sandbox', org.apiKey);
  for (const dpop of [false, true]) {
    const id = org.newId('0oa');
    const oauthClient = {
      application_type: 'service',
      grant_types: ['client_credentials'],
      response_types: ['token'],
      jwks: { keys: [clientKey(org, id).publicKey] },
      dpop_bound_access_tokens: dpop,
    };
    const authentication = { client_id: id, token_endpoint_auth_method: 'private_key_jwt' };
    org.apps.add({
      id,
      name: 'oidc_client',
      label: serviceAppLabel(dpop),
      status: 'ACTIVE',
      created: org.created,
      lastUpdated: org.created,
      features: [],
      signOnMode: 'OPENID_CONNECT',
      ...completed(
        'oidc_client',
        'OPENID_CONNECT',
        { settings: { oauthClient } },
        {
          oauthClient: authentication,
        },
      ),
      profile: undefined,
      accessPolicyId: undefined,
      groups: [],
    });
    for (const scopeId of scopes) {
      const [clientId, createdBy] = [id, org.ownerId];
      org.appGrants.add({ id: org.newId('oag'), clientId, scopeId, created: org.created, createdBy });
    }
  }
}

function seedRoles(org: Org): void {
  addAssignment(org, 'USER', org.ownerId, 'SUPER_ADMIN');
  for (const dpop of [false, true]) {
    addAssignment(org, 'CLIENT', clientCredentials(org, dpop).clientId, 'SUPER_ADMIN');
  }
}

/** What every org starts with. */
function seedSettings(org: Org): void {
  const { created } = org;
  const values = {
    companyName: 'Sandbox',
    website: 'https://www.example.com',
    phoneNumber: '+351 210 000 000',
    endUserSupportHelpURL: null,
    supportPhoneNumber: null,
    address1: 'Rua do Ouro 1',
    address2: null,
    city: 'Lisbon',
    state: 'Lisbon',
    country: 'PT',
    postalCode: '1100-060',
  };
  org.orgSettings.add({ id: org.id, lastUpdated: created, values });

  for (const [name, usage] of [
    ['LegacyIpZone', 'POLICY'],
    ['BlockedIpZone', 'BLOCKLIST'],
  ] as const) {
    org.zones.add({
      type: 'IP',
      id: org.newId('nzo'),
      name,
      status: 'ACTIVE',
      usage,
      created,
      lastUpdated: created,
      system: true,
      settings: { gateways: null, proxies: null },
    });
  }
  for (const [type, name] of [
    ['ACCESS_POLICY', 'Okta Admin Console'],
    ['ACCESS_POLICY', 'Okta Dashboard'],
    ['PASSWORD', 'Default Policy'],
    ['OKTA_SIGN_ON', 'Default Policy'],
    ['MFA_ENROLL', 'Default Policy'],
    ['PROFILE_ENROLLMENT', 'Default Policy'],
    ['IDP_DISCOVERY', 'Idp Discovery Policy'],
  ] as const) {
    addPolicy(org, type, name, undefined, name !== 'Okta Admin Console' && name !== 'Okta Dashboard');
  }
  for (const key of ownAuthenticators) {
    const id = org.newId('aut');
    org.authenticators.add({ id, key, name: '', status: 'ACTIVE', created, settings: undefined });
  }
  const profile = { name: 'Default Realm', realmType: 'DEFAULT' };
  const realm = { id: org.newId('guo'), created, isDefault: true, profile };
  org.realms.add(realm);
  for (const user of org.users.rows) user.realmId = realm.id;
}

function addPolicy(
  org: Org,
  type: string,
  name: string,
  description: string | undefined,
  system: boolean,
): void {
  org.policies.add({
    id: org.newId(org.behaviour.engine === 'classic' ? '00p' : 'rst'),
    status: 'ACTIVE',
    name,
    description,
    priority: 1,
    system,
    conditions: null,
    created: org.created,
    settings: undefined,
    type,
  });
}

/** Two people let an app in on their behalf. */
function seedConsents(org: Org): void {
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
