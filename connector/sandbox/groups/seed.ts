import { dated, epoch } from '../seed/time.ts';
import type { Org } from '../state/org.ts';
import type { Random } from '../state/random.ts';
import type { Group, GroupRule } from '../state/rows.ts';
import { departments, type Types } from '../users/seed.ts';

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

export type GroupName = (typeof groups)[number]['name'] | 'Everyone';

export function seedGroups(org: Org): ReadonlyMap<GroupName, Group> {
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
export function seedProjects(org: Org, count: number, next: Random): void {
  const projects = Array.from({ length: Math.max(0, count - org.groups.rows.length) }, (_, i) =>
    seedGroup(org, 'OKTA_GROUP', { name: `Project ${i + 1}`, description: `Works on project ${i + 1}` }),
  );
  if (projects.length === 0) return;
  for (const { id } of org.users.rows) {
    for (let i = 0; i < 3; i++) projects[Math.floor(next() * projects.length)]?.members.add(id);
  }
}

export function seedMemberships(
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

/** A group that Active Directory keeps. */
export function seedDirectory(org: Org): void {
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
export function seedRules(org: Org, byName: ReadonlyMap<GroupName, Group>): void {
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
      excluded: { users: [], groups: [] },
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
