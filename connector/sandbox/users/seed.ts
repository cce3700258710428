import { groupBase, userBase } from '../schemas/profile.ts';
import { dated, day, epoch, minute } from '../seed/time.ts';
import type { Org } from '../state/org.ts';
import type { Random } from '../state/random.ts';
import type { Status, User, UserType } from '../state/rows.ts';
import { secretOf } from './secrets.ts';

const firstNames =
  'Ana Bruno Chloé Daniel Emma Farid Grace Hugo Inês Jakub Keiko Liam María Noah Olivia Pedro Quinn Rosa Søren Tomás Uma Víctor Wen Xavier Yara Zoe Aisha Björn Carla Dmitri Elif Fatima'.split(
    ' ',
  );

const lastNames =
  "Almeida Berg Costa Dubois Eriksen Ferreira García Haddad Ito Jensen Kowalski Lindqvist Müller Nakamura O'Brien Patel Quiroga Rossi Silva Tanaka Ueda Vieira Weber Xu Yılmaz Zhang".split(
    ' ',
  );

export const departments = [
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

/** The users in every sixty who are not active. */
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

export interface Types {
  readonly employee: UserType;
  readonly contractor: UserType;
}

export function seedTypes(org: Org): Types {
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

export function seedUsers(org: Org, count: number, { employee, contractor }: Types, next: Random): void {
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
      heldFrom: status === 'SUSPENDED' || status === 'LOCKED_OUT' ? 'ACTIVE' : undefined,
      transition: undefined,
      risk: undefined,
      classification: undefined,
    };
    if (!head) heads.push(user);
    org.users.add(user);
    org.setLogin(user, login);
  }
}

/** A few people have values for the attributes that the org added. */
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
