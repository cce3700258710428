import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../../connector/sandbox/index.ts';
import {
  type Client,
  type EventBody,
  type GroupBody,
  groupNamed,
  open,
  query,
  refusal,
  someUser,
  type UserBody,
} from '../client.ts';

interface RuleBody {
  readonly id: string;
  readonly status: string;
  readonly name: string;
  readonly allGroupsValid: boolean;
  readonly conditions: { readonly people: { readonly users: { readonly exclude: readonly string[] } } };
  readonly _embedded?: { readonly groupIdToGroupNameMap: Record<string, string> };
}

const path = '/api/v1/groups/rules';
const noon = Date.parse('2026-11-21T12:00:00Z');

interface Rule {
  readonly name?: string;
  readonly expression?: string;
  readonly groupIds: readonly string[];
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
}

const ruleOf = ({
  name = 'Rule',
  expression = 'user.department == "Legal"',
  groupIds,
  users,
  groups,
}: Rule) => ({
  type: 'group_rule',
  name,
  conditions: {
    people: { users: users ? { exclude: users } : {}, ...(groups && { groups: { exclude: groups } }) },
    expression: { type: 'urn:okta:expression:1.0', value: expression },
  },
  actions: { assignUserToGroups: { groupIds } },
});

const create = ({ send }: Client, rule: Rule) => send<RuleBody>('POST', path, ruleOf(rule));
const activate = async ({ send }: Client, { id }: RuleBody) =>
  expect(await send('POST', `${path}/${id}/lifecycle/activate`)).toMatchObject({ status: 204 });
const deactivate = async ({ send }: Client, { id }: RuleBody) =>
  expect(await send('POST', `${path}/${id}/lifecycle/deactivate`)).toMatchObject({ status: 204 });
const members = async ({ walk }: Client, groupId: string) =>
  (await walk<UserBody>(`/api/v1/groups/${groupId}/users`)).flat().map(({ id }) => id);
const setDepartment = ({ send }: Client, userId: string, department: string) =>
  send('POST', `/api/v1/users/${userId}`, { profile: { department } });

async function newGroup({ send }: Client, name: string): Promise<string> {
  return (await send<GroupBody>('POST', '/api/v1/groups', { profile: { name } })).body.id;
}

/** An org with a rule at work, which puts Ana into a new group when she comes to Legal. */
async function withRule(options: SandboxOptions = {}, rule: Partial<Rule> = {}) {
  const client = await open(options);
  const groupId = await newGroup(client, 'Lawyers');
  const ana = await someUser(client, 'status eq "ACTIVE" and profile.department eq "Sales"');
  const { body } = await create(client, { groupIds: [groupId], ...rule });
  await activate(client, body);
  return { client, groupId, ana, rule: body };
}

describe('group rules', () => {
  test('are created inactive, and shown in the order that Okta has', async () => {
    const client = await open({ now: () => noon });
    const groupId = await newGroup(client, 'Lawyers');

    const { status, body } = await create(client, { name: 'Legal', groupIds: [groupId] });

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        type: 'group_rule',
        id: body.id,
        status: 'INACTIVE',
        name: 'Legal',
        created: '2026-11-21T12:00:00.000Z',
        lastUpdated: '2026-11-21T12:00:00.000Z',
        conditions: {
          people: { users: { exclude: [] }, groups: { exclude: [] } },
          expression: { value: 'user.department == "Legal"', type: 'urn:okta:expression:1.0' },
        },
        actions: { assignUserToGroups: { groupIds: [groupId] } },
        allGroupsValid: true,
      }),
    );
    expect(body.id).toMatch(/^0pr\w{17}$/);
    expect((await client.send('GET', `${path}/${body.id}`)).body).toEqual(body);
  });

  test('are found by a word of their name, page by page, with the names of their groups when asked', async () => {
    const client = await open();
    const groupId = await newGroup(client, 'Lawyers');
    for (const name of ['Legal one', 'Legal two', 'Other'])
      await create(client, { name, groupIds: [groupId] });

    const pages = await client.walk<RuleBody>(query(path, { search: 'legal', limit: 1 }));
    expect(pages.map((page) => page.map(({ name }) => name))).toEqual([['Legal one'], ['Legal two']]);

    const expanded = await client.send<RuleBody[]>(
      'GET',
      `${path}?search=other&expand=groupIdToGroupNameMap`,
    );
    expect(expanded.body[0]?._embedded).toEqual({ groupIdToGroupNameMap: { [groupId]: 'Lawyers' } });
    expect(expanded.links).toEqual([`<${client.sandbox.origin}${path}?limit=50&search=other>; rel="self"`]);
  });

  test('are replaced while they are inactive, but for their groups', async () => {
    const client = await open();
    const [first, second] = [await newGroup(client, 'First'), await newGroup(client, 'Second')];
    const { body } = await create(client, { groupIds: [first] });
    const at = `${path}/${body.id}`;

    const replaced = await client.send<RuleBody>('PUT', at, ruleOf({ name: 'New', groupIds: [first] }));
    expect(replaced.body).toMatchObject({ id: body.id, name: 'New', status: 'INACTIVE' });
    expect(await client.send('PUT', at, ruleOf({ groupIds: [second] }))).toMatchObject(
      refusal(400, 'E0000001', expect.stringContaining('The groups of a rule cannot be changed')),
    );

    await activate(client, body);
    expect(await client.send('PUT', at, ruleOf({ groupIds: [first] }))).toMatchObject(
      refusal(400, 'E0000001', 'Only an inactive rule can be updated'),
    );
  });

  test('may be given other groups where the org is new enough', async () => {
    const client = await open({ ruleGroups: 'replaceable' });
    const [first, second] = [await newGroup(client, 'First'), await newGroup(client, 'Second')];
    const { body } = await create(client, { groupIds: [first] });
    expect(await client.send('PUT', `${path}/${body.id}`, ruleOf({ groupIds: [second] }))).toMatchObject({
      status: 200,
      body: { actions: { assignUserToGroups: { groupIds: [second] } } },
    });
  });

  test.each([
    [{ type: 'other' }, 'type: The value must be group_rule'],
    [{ name: '' }, 'name: The field cannot be left blank'],
    [{ name: 'x'.repeat(51) }, 'name: The field has a wrong length'],
    [{ name: 'Contractors' }, 'name: An object with this field already exists in the current organization'],
    [{ conditions: {} }, 'conditions.expression: The field cannot be left blank'],
    [
      { conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.x ==' } } },
      'conditions.expression.value: Expected expression after == at character 9',
    ],
    [{ actions: {} }, 'actions.assignUserToGroups.groupIds: The field cannot be left blank'],
  ])('refuse %j', async (change, cause) => {
    const client = await open();
    const { id } = await groupNamed(client, 'Sales');
    expect(await client.send('POST', path, { ...ruleOf({ groupIds: [id] }), ...change })).toMatchObject(
      refusal(400, 'E0000001', cause),
    );
  });

  test('put users only into groups of Okta that exist', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Domain Laptops');
    expect(await create(client, { groupIds: [id] })).toMatchObject(
      refusal(400, 'E0000001', expect.stringContaining('only to groups of Okta')),
    );
    expect(await create(client, { groupIds: ['00gnone'] })).toMatchObject(refusal(404, 'E0000007'));
  });

  test('go from state to state one step at a time', async () => {
    const client = await open();
    const { body } = await create(client, { groupIds: [await newGroup(client, 'Lawyers')] });
    const at = `${path}/${body.id}`;

    expect(await client.send('POST', `${at}/lifecycle/deactivate`)).toMatchObject(
      refusal(400, 'E0000001', expect.anything()),
    );
    await activate(client, body);
    expect(await client.send('POST', `${at}/lifecycle/activate`)).toMatchObject(
      refusal(400, 'E0000001', expect.anything()),
    );
    expect(await client.send('DELETE', at)).toMatchObject(refusal(400, 'E0000001', expect.anything()));
    await deactivate(client, body);
    expect(await client.send('DELETE', at)).toMatchObject({ status: 202, body: {} });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(
        await client.send(method, at, method === 'PUT' ? ruleOf({ groupIds: [] }) : undefined),
      ).toMatchObject(refusal(404, 'E0000007'));
    }
  });

  test('are invalid some time after their group is gone, and can then only be deleted', async () => {
    const { client, groupId, rule } = await withRule();
    await client.send('DELETE', `/api/v1/groups/${groupId}`);

    const at = `${path}/${rule.id}`;
    expect((await client.send('GET', at)).body).toMatchObject({ status: 'ACTIVE', allGroupsValid: false });
    await client.send('POST', '/sandbox/clock', { advance: 60_000 });
    expect((await client.send('GET', at)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false });
    expect((await client.send('POST', `${at}/lifecycle/activate`)).status).toBe(400);
    expect((await client.send('DELETE', at)).status).toBe(202);
  });

  test('can be deactivated and deleted while they are not invalid yet', async () => {
    const { client, groupId, rule } = await withRule();
    await client.send('DELETE', `/api/v1/groups/${groupId}`);

    const at = `${path}/${rule.id}`;
    expect((await client.send('POST', `${at}/lifecycle/deactivate`)).status).toBe(204);
    expect((await client.send('DELETE', at)).status).toBe(202);
  });

  test('show the people whom they leave alone only where somebody named them', async () => {
    const client = await open();
    const groupIds = [await newGroup(client, 'Lawyers')];
    const { body } = await create(client, { name: 'One', groupIds });
    const expression = { type: 'urn:okta:expression:1.0', value: 'user.department == "Legal"' };
    const replaced = async (conditions: object) => {
      const answer = await client.send<RuleBody>('PUT', `${path}/${body.id}`, { ...body, conditions });
      return answer.body.conditions;
    };
    expect(await replaced({ expression })).toEqual({ expression });
    const people = { users: { exclude: ['00uana'] }, groups: { exclude: [] } };
    expect(await replaced({ people, expression })).toEqual({ people, expression });
  });

  test.each([
    [423, 'E0000239'],
    [409, 'E0000249'],
  ] as const)('are refused with %i while the last one settles', async (ruleUnsettled, errorCode) => {
    let time = noon;
    const client = await open({ now: () => time, ruleSettling: 2000, ruleUnsettled });
    const groupIds = [await newGroup(client, 'Lawyers')];
    await create(client, { name: 'One', groupIds });

    expect(await create(client, { name: 'Two', groupIds })).toMatchObject(refusal(ruleUnsettled, errorCode));
    time += 2000;
    expect(await create(client, { name: 'Two', groupIds })).toMatchObject({ status: 200 });
  });
});

describe('a rule at work', () => {
  test('adds who fulfils it when it is activated, and whoever comes to fulfil it', async () => {
    const { client, groupId, ana } = await withRule();
    const lawyers = await members(client, groupId);
    const legal = await client.walk<UserBody>(
      query('/api/v1/users', { search: 'profile.department eq "Legal"' }),
    );
    const reached = legal.flat().filter(({ status }) => status !== 'STAGED' && status !== 'DEPROVISIONED');
    expect(lawyers).toEqual(reached.map(({ id }) => id));
    expect(lawyers.length).toBeGreaterThan(3);

    await setDepartment(client, ana.id, 'Legal');
    expect(await members(client, groupId)).toContain(ana.id);
    await setDepartment(client, ana.id, 'Sales');
    expect(await members(client, groupId)).toEqual(lawyers);
  });

  test('takes its time', async () => {
    let time = noon;
    const { client, groupId, ana } = await withRule({ now: () => time, ruleDelay: 30_000 });
    expect(await members(client, groupId)).toEqual([]);
    time += 30_000;
    expect(await members(client, groupId)).not.toEqual([]);

    await setDepartment(client, ana.id, 'Legal');
    time += 29_999;
    expect(await members(client, groupId)).not.toContain(ana.id);
    time += 1;
    expect(await members(client, groupId)).toContain(ana.id);
  });

  test('adds a new user when the user is activated', async () => {
    const { client, groupId } = await withRule();
    const login = 'new.lawyer@example.com';
    const { body } = await client.send<UserBody>('POST', '/api/v1/users?activate=false', {
      profile: { firstName: 'New', lastName: 'Lawyer', login, email: login, department: 'Legal' },
    });
    expect(await members(client, groupId)).not.toContain(body.id);
    await client.send('POST', `/api/v1/users/${body.id}/lifecycle/activate?sendEmail=false`);
    expect(await members(client, groupId)).toContain(body.id);
  });

  test('leaves who was a member before', async () => {
    const { client, groupId, ana } = await withRule();
    await client.send('PUT', `/api/v1/groups/${groupId}/users/${ana.id}`);
    await setDepartment(client, ana.id, 'Legal');
    await setDepartment(client, ana.id, 'Sales');
    expect(await members(client, groupId)).toContain(ana.id);
  });

  test('passes over users and groups that are excluded', async () => {
    const client = await open();
    const groupId = await newGroup(client, 'Lawyers');
    const [ana, legal] = [
      await someUser(client, 'profile.department eq "Legal" and status eq "ACTIVE"'),
      await someUser(client, 'profile.department eq "Sales"'),
    ];
    const barred = await newGroup(client, 'Barred');
    await client.send('PUT', `/api/v1/groups/${barred}/users/${legal.id}`);
    await setDepartment(client, legal.id, 'Legal');
    const { body } = await create(client, { groupIds: [groupId], users: [ana.id], groups: [barred] });
    await activate(client, body);

    expect(await members(client, groupId)).not.toContain(ana.id);
    expect(await members(client, groupId)).not.toContain(legal.id);
    await client.send('DELETE', `/api/v1/groups/${barred}/users/${legal.id}`);
    expect(await members(client, groupId)).toContain(legal.id);
  });

  test('keeps a member whom another rule wants too', async () => {
    const { client, groupId, ana } = await withRule();
    const second = await create(client, {
      name: 'By title',
      expression: 'user.title == "Judge"',
      groupIds: [groupId],
    });
    await activate(client, second.body);
    const filter = `target.id eq "${ana.id}" and eventType eq "group.user_membership.remove"`;
    const removals = async () =>
      (await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body.length;

    await client.send('POST', `/api/v1/users/${ana.id}`, {
      profile: { department: 'Legal', title: 'Judge' },
    });
    await setDepartment(client, ana.id, 'Sales');
    expect(await members(client, groupId)).toContain(ana.id);
    expect(await removals()).toBe(0);
    await client.send('POST', `/api/v1/users/${ana.id}`, { profile: { title: 'Clerk' } });
    expect(await members(client, groupId)).not.toContain(ana.id);
    expect(await removals()).toBe(1);
  });

  test('follows the groups that later rules give', async () => {
    const client = await open();
    const [board, lawyers] = [await newGroup(client, 'Board'), await newGroup(client, 'Lawyers')];
    const ana = await someUser(client, 'status eq "ACTIVE" and profile.department eq "Sales"');
    for (const rule of [
      { name: 'By group', expression: 'isMemberOfGroupName("Lawyers")', groupIds: [board] },
      { name: 'By department', groupIds: [lawyers] },
    ]) {
      await activate(client, (await create(client, rule)).body);
    }

    await setDepartment(client, ana.id, 'Legal');
    expect(await members(client, board)).toContain(ana.id);
    await setDepartment(client, ana.id, 'Sales');
    expect(await members(client, board)).not.toContain(ana.id);
    await client.send('PUT', `/api/v1/groups/${lawyers}/users/${ana.id}`);
    expect(await members(client, board)).toContain(ana.id);
  });

  test('comes to an end when rules go round in a circle', async () => {
    const client = await open();
    const board = await newGroup(client, 'Board');
    const { body } = await create(client, {
      expression: '!isMemberOfGroupName("Board")',
      groupIds: [board],
    });
    await activate(client, body);
    expect((await client.send('GET', `${path}/${body.id}`)).body).toMatchObject({ status: 'ACTIVE' });
  });

  test.each([
    ['returns', true],
    ['excluded', false],
  ] as const)('a member who was removed by hand %s', async (removedFromRule, back) => {
    const { client, groupId, ana, rule } = await withRule({ removedFromRule });
    await setDepartment(client, ana.id, 'Legal');
    await client.send('DELETE', `/api/v1/groups/${groupId}/users/${ana.id}`);
    expect(await members(client, groupId)).not.toContain(ana.id);

    await client.send('POST', `/api/v1/users/${ana.id}`, { profile: { nickName: 'Annie' } });
    expect((await members(client, groupId)).includes(ana.id)).toBe(back);
    const { body } = await client.send<RuleBody>('GET', `${path}/${rule.id}`);
    expect(body.conditions.people.users.exclude).toEqual(back ? [] : [ana.id]);
  });

  test.each([
    ['false', true],
    ['true', false],
  ])('is deleted with removeUsers=%s', async (removeUsers, stay) => {
    const { client, groupId, ana, rule } = await withRule();
    const direct = await someUser(client, 'profile.department eq "Finance"');
    await setDepartment(client, ana.id, 'Legal');
    await client.send('PUT', `/api/v1/groups/${groupId}/users/${direct.id}`);

    await deactivate(client, rule);
    expect(await members(client, groupId)).toContain(ana.id);
    await client.send('DELETE', `${path}/${rule.id}?removeUsers=${removeUsers}`);

    expect((await members(client, groupId)).includes(ana.id)).toBe(stay);
    expect(await members(client, groupId)).toContain(direct.id);
  });

  test('is deleted at once, and lets go of its members some time later', async () => {
    let time = noon;
    const { client, groupId, rule } = await withRule({ now: () => time, ruleDelay: 30_000 });
    time += 30_000;
    const before = await members(client, groupId);
    expect(before).not.toEqual([]);
    await deactivate(client, rule);

    await client.send('DELETE', `${path}/${rule.id}?removeUsers=true`);
    expect(await client.send('GET', `${path}/${rule.id}`)).toMatchObject(refusal(404, 'E0000007'));
    const { body } = await client.send<RuleBody[]>('GET', path);
    expect(body.map(({ name }) => name)).not.toContain('Rule');
    expect(await create(client, { groupIds: [groupId] })).toMatchObject({ status: 200 });
    expect(await members(client, groupId)).toEqual(before);
    time += 30_000;
    expect(await members(client, groupId)).toEqual([]);
  });

  test("has its changes noted as Okta's own", async () => {
    const { client, ana, groupId } = await withRule();
    await setDepartment(client, ana.id, 'Legal');
    const filter = `target.id eq "${ana.id}" and eventType eq "group.user_membership.add"`;
    const { body } = await client.send<EventBody[]>('GET', query('/api/v1/logs', { filter }));
    expect(body).toMatchObject([
      { actor: { type: 'SystemPrincipal' }, target: [{ type: 'User' }, { id: groupId, type: 'UserGroup' }] },
    ]);
  });

  test('is there from the start', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Contractors');
    const before = await members(client, id);
    const contractor = await someUser(client, 'profile.agency pr and status eq "ACTIVE"');
    expect(before).toContain(contractor.id);
    await client.send('POST', `/api/v1/users/${contractor.id}`, { profile: { contractEnd: null } });
    expect(await members(client, id)).toEqual(before.filter((member) => member !== contractor.id));
  });
});
