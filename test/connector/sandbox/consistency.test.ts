import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { tell } from '../../notes.ts';
import { connect, type EventBody, type GroupBody, linkTo, query, type UserBody } from './client.ts';
import { startSpecified } from './specified.ts';

// The parts of an org agree with each other after any steps in any order.

/** One thing that somebody does. The numbers choose the user and the group, out of those that there are by then. */
interface Step {
  does: (typeof kinds)[number];
  user: number;
  group: number;
}

const kinds = [
  'create user',
  'update user',
  'activate',
  'deactivate',
  'suspend',
  'unsuspend',
  'reset_password',
  'delete user',
  'create group',
  'delete group',
  'add to group',
  'remove from group',
] as const;

const steps = fc.array(fc.record({ does: fc.constantFrom(...kinds), user: fc.nat(), group: fc.nat() }), {
  minLength: 1,
  maxLength: 16,
});

const runs = { numRuns: 25 };
/** A failure is made small before it is shown, which takes longer than the test. */
const patience = 60_000;

type Connected = ReturnType<typeof connect>;

let tried = 0;
afterAll(() => tell(`${tried} orgs were held against what must be so after any steps, drawn at random.`));

/** Runs a property against an org of its own. */
async function withOrg(work: (client: Connected) => Promise<void>): Promise<void> {
  tried += 1;
  const sandbox = await startSpecified({ users: 4, rateLimit: 'off' });
  try {
    await work(connect(sandbox));
  } finally {
    await sandbox.stop();
  }
}

describe('an org, after any steps', () => {
  test(
    'has members that exist, counts that agree, and each change once in its log',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, (taken) =>
          withOrg(async (client) => {
            const end = await endOfLog(client);
            const changes = await take(client, taken);
            await expectAgreement(client);
            expect(await loggedSince(client, end)).toEqual(changes.sort());
          }),
        ),
        runs,
      );
    },
    patience,
  );
});

const everyUser = 'status pr';

/** All users, deactivated ones too. */
const allUsers = async ({ walk }: Connected) =>
  (await walk<UserBody>(query('/api/v1/users', { search: everyUser }))).flat();
const ownGroups = async ({ walk }: Connected) =>
  (await walk<GroupBody>('/api/v1/groups')).flat().filter(({ type }) => type === 'OKTA_GROUP');
const membersOf = async ({ walk }: Connected, groupId: string) =>
  (await walk<UserBody>(`/api/v1/groups/${groupId}/users`)).flat();

/** Takes the steps and gives back what changed by them, in the words of the log. */
async function take(client: Connected, taken: readonly Step[]): Promise<string[]> {
  const changes: string[] = [];
  let made = 0;
  for (const { does, user: userAt, group: groupAt } of taken) {
    // Without the first, the administrator whose token asks: it would die with the account.
    const users = (await allUsers(client)).slice(1);
    const groups = await ownGroups(client);
    const user = users[userAt % users.length];
    const group = groups[groupAt % Math.max(1, groups.length)];
    if (!user || (!group && does.includes('group') && does !== 'create group')) continue;
    const at = `/api/v1/users/${user.id}`;
    const membership = `/api/v1/groups/${group?.id}/users/${user.id}`;
    const isMember = async () => (await membersOf(client, group?.id ?? '')).some(({ id }) => id === user.id);
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await client.send<{ id?: string }>(method, path, body);
      return answer.status < 300 ? (answer.body?.id ?? user.id) : undefined;
    };
    const changed = (type: string, id: string | undefined) => {
      if (id !== undefined) changes.push(`${type} ${id}`);
    };
    made += 1;
    switch (does) {
      case 'create user': {
        const login = `made${made}@example.com`;
        const id = await ask('POST', '/api/v1/users?activate=false', {
          profile: { firstName: 'Made', lastName: 'Later', login, email: login },
        });
        changed('user.lifecycle.create', id);
        break;
      }
      case 'update user':
        changed('user.account.update_profile', await ask('POST', at, { profile: { nickName: `n${made}` } }));
        break;
      case 'reset_password':
        changed(
          'user.account.reset_password',
          await ask('POST', `${at}/lifecycle/reset_password?sendEmail=false`),
        );
        break;
      case 'delete user': {
        const gone = user.status === 'DEPROVISIONED';
        const id = await ask('DELETE', at);
        for (const type of gone ? ['delete.initiated', 'delete.completed'] : ['deactivate']) {
          changed(`user.lifecycle.${type}`, id);
        }
        break;
      }
      case 'create group':
        changed(
          'group.lifecycle.create',
          await ask('POST', '/api/v1/groups', { profile: { name: `made${made}` } }),
        );
        break;
      case 'delete group':
        if (await ask('DELETE', `/api/v1/groups/${group?.id}`)) changed('group.lifecycle.delete', group?.id);
        break;
      case 'add to group':
        if (!(await isMember()) && (await ask('PUT', membership)) && (await isMember())) {
          changed('group.user_membership.add', user.id);
        }
        break;
      case 'remove from group':
        if ((await isMember()) && (await ask('DELETE', membership)))
          changed('group.user_membership.remove', user.id);
        break;
      default:
        changed(`user.lifecycle.${does}`, await ask('POST', `${at}/lifecycle/${does}`));
    }
  }
  return changes;
}

/** Members exist and see their groups; counts are those of the lists. */
async function expectAgreement(client: Connected): Promise<void> {
  const users = new Set((await allUsers(client)).map(({ id }) => id));
  for (const { id, profile } of await ownGroups(client)) {
    const members = (await membersOf(client, id)).map((member) => member.id);
    expect(members.filter((member) => !users.has(member))).toEqual([]);
    for (const member of members) {
      const groups = (await client.walk<GroupBody>(`/api/v1/users/${member}/groups`)).flat();
      expect(groups.map((group) => group.id)).toContain(id);
    }
    const { body } = await client.send<{ id: string; _embedded: { stats: { usersCount: number } } }[]>(
      'GET',
      query('/api/v1/groups', { search: `profile.name eq "${profile.name}"`, expand: 'stats' }),
    );
    expect(body.find((group) => group.id === id)?._embedded.stats.usersCount).toBe(members.length);
  }
}

/** The place where the log goes on from now. */
async function endOfLog({ send }: Connected): Promise<string> {
  const since = new Date(Date.now() + 1000).toISOString();
  return linkTo('next', await send('GET', query('/api/v1/logs', { since, limit: 1000 }))) ?? '';
}

/** The events logged since, each by its type and its first target. */
async function loggedSince({ send }: Connected, end: string): Promise<string[]> {
  const { body } = await send<EventBody[]>('GET', end);
  // Apps follow the groups by themselves.
  const own = body.filter(({ eventType }) => !eventType.startsWith('application.'));
  return own.map(({ eventType, target }) => `${eventType} ${target?.find(about(eventType))?.id}`).sort();
}

const about =
  (eventType: string) =>
  ({ type }: { type: string }) =>
    type === (eventType.startsWith('group.') && !eventType.includes('membership') ? 'UserGroup' : 'User');

describe('paging while others write', () => {
  const lists = ['/api/v1/users', query('/api/v1/users', { search: everyUser, sortBy: 'profile.lastName' })];

  test.each(lists)(
    'never loses who was there all along: %s',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 5 }), steps, async (limit, taken) =>
          withOrg(async (client) => {
            const writes = taken.filter(({ does }) => /user/.test(does));
            const there = async () => new Set((await allUsers(client)).filter(isListed).map(({ id }) => id));
            let throughout = await there();
            const seen: string[] = [];
            let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
            while (next !== undefined) {
              const answer: Awaited<ReturnType<typeof client.send<UserBody[]>>> = await client.send(
                'GET',
                next,
              );
              seen.push(...answer.body.map(({ id }) => id));
              await take(client, writes.splice(0, 1));
              const still = await there();
              throughout = new Set([...throughout].filter((id) => still.has(id)));
              next = linkTo('next', answer);
            }
            expect([...throughout].filter((id) => !seen.includes(id))).toEqual([]);
            expect(seen.length).toBe(new Set(seen).size);
          }),
        ),
        runs,
      );
    },
    patience,
  );
});

/** Says whether the plain list of users shows a user. */
const isListed = ({ status }: UserBody): boolean => status !== 'DEPROVISIONED';
