import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { approve, type Everywhere, enrolledPush } from '../actions/factors/enrolled.ts';
import { connect } from '../connector/sandbox/client.ts';
import { type Body, type N8n, packageFolder, startN8n, until } from './n8n.ts';
import { begin, dataOf, executionsOf, poll, storeCredential, told } from './workflows.ts';

let sandbox: Sandbox;
let org: ReturnType<typeof connect>;
let n8n: N8n;
let credentials: object;
const type = 'oktaWorkflowApi';
const folder = join(packageFolder, 'templates');

beforeAll(async () => {
  sandbox = await startSandbox();
  org = connect(sandbox);
  n8n = await startN8n({ env: told });
  const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  credentials = { [type]: await storeCredential(n8n, type, data) };
});
afterAll(async () => {
  await n8n?.stop();
  await sandbox?.stop();
});

const get = async (path: string) => (await org.send<Body>('GET', path)).body;
const post = async (path: string, body: object = {}) => (await org.send<Body>('POST', path, body)).body;

const one: Everywhere = async (method, path, body) => [
  (await org.send<Body>(method, path, body as object)).body,
];

const groupsOf = async (login: string): Promise<string[]> =>
  (await get(`/api/v1/users/${login}/groups`)).map(({ profile }: Body) => profile.name);

async function newUser(login: string): Promise<string> {
  const profile = { firstName: 'Ada', lastName: 'Byron', email: login, login };
  return (await post('/api/v1/users', { profile, credentials: { password: { value: 'Correct-Horse-9' } } }))
    .id;
}

/** Imports a template as a person does, who then chooses the credential in each node of ours. */
async function imported(name: string): Promise<Body> {
  const workflow = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const nodes = workflow.nodes.map((node: Body) =>
    node.type.startsWith('n8n-nodes-okta-workflow.') ? { ...node, credentials } : node,
  );
  return n8n.rest('POST', '/workflows', { ...workflow, nodes });
}

/** The first execution that has ended. */
const ended = (workflow: Body): Promise<Body> =>
  until('the end of an execution', async () =>
    (await executionsOf(n8n, workflow)).find(({ status }) => !['new', 'running'].includes(status)),
  );

/** The sentences at the end of an execution. */
function said(execution: Body): string[] {
  const { runData, lastNodeExecuted } = dataOf(execution).resultData;
  return runData[lastNodeExecuted][0].data?.main[0]?.map(({ json }: Body) => json.message);
}

async function press(name: string): Promise<Body> {
  const workflow = await imported(name);
  const [{ name: first }] = workflow.nodes;
  await n8n.rest('POST', `/workflows/${workflow.id}/run`, { triggerToStartFrom: { name: first } });
  return ended(workflow);
}

/** Switches a template on, has something happen, and waits for what it starts. */
async function happening(name: string, happens: () => Promise<unknown>): Promise<Body> {
  const workflow = await imported(name);
  await begin(n8n, workflow);
  await happens();
  await poll(n8n, workflow);
  return ended(workflow);
}

describe('a template', () => {
  test('is there for each recipe, and for two jobs that need what only n8n has', () => {
    expect(readdirSync(folder)).toHaveLength(12);
  });

  test('onboards a new hire', async () => {
    expect(await press('Onboard a new hire')).toMatchObject({ status: 'success' });
    expect(await groupsOf('ada.lovelace@example.com')).toContain('Engineering');
  });

  test('reviews who is in a group', async () => {
    expect(await press('Review who is in a group')).toMatchObject({ status: 'success' });
  });

  test('off-boards a leaver', async () => {
    expect(await press('Off-board a leaver')).toMatchObject({ status: 'success' });
  });

  test('unlocks everybody who is locked out', async () => {
    const filter = encodeURIComponent('status eq "LOCKED_OUT"');
    expect((await get(`/api/v1/users?filter=${filter}`)).length).toBeGreaterThan(0);
    expect(await press('Unlock everybody who is locked out')).toMatchObject({ status: 'success' });
    expect(await get(`/api/v1/users?filter=${filter}`)).toEqual([]);
  });

  test('signs out whoever is suspended', async () => {
    const id = await newUser('put.on.hold@example.com');
    const execution = await happening('Sign out whoever is suspended', () =>
      post(`/api/v1/users/${id}/lifecycle/suspend`),
    );

    expect(said(execution)).toEqual([
      expect.stringMatching(/^put\.on\.hold@example\.com was suspended by \S+ and is signed out everywhere$/),
    ]);
  });

  test('cleans up after a leaver', async () => {
    const id = await newUser('cleaned@example.com');
    const [{ id: sales }] = await get('/api/v1/groups?q=Sales');
    await org.send('PUT', `/api/v1/groups/${sales}/users/${id}`);
    const execution = await happening('Clean up after a leaver', () =>
      post(`/api/v1/users/${id}/lifecycle/deactivate`),
    );

    expect(said(execution)).toEqual(['cleaned@example.com is no longer in Sales']);
  });

  test('tells of reset factors', async () => {
    const id = await newUser('reset@example.com');
    await enrolledPush(one, id);
    const execution = await happening('Tell security of reset factors', () =>
      post(`/api/v1/users/${id}/lifecycle/reset_factors`),
    );

    expect(said(execution)).toEqual([
      expect.stringMatching(/^\S+ reset all factors of reset@example\.com, who is ACTIVE$/),
    ]);
  });

  test('equips whoever comes into the group, and nobody else', async () => {
    const [member, other] = [await newUser('member@example.com'), await newUser('other@example.com')];
    const execution = await happening('Equip a new member of a group', async () => {
      for (const [name, user] of [
        ['Sales', other],
        ['Engineering', member],
      ]) {
        const [{ id }] = await get(`/api/v1/groups?q=${name}`);
        await org.send('PUT', `/api/v1/groups/${id}/users/${user}`);
      }
    });

    expect(said(execution)).toEqual(['member@example.com came into Engineering and is in VPN Users now']);
    expect(await groupsOf('member@example.com')).toContain('VPN Users');
    expect(await groupsOf('other@example.com')).not.toContain('VPN Users');
  });

  test('tells of each new administrator', async () => {
    const ids = [await newUser('first@example.com'), await newUser('second@example.com')];
    const execution = await happening('Tell security of a new administrator', async () => {
      for (const id of ids) await post(`/api/v1/users/${id}/roles`, { type: 'HELP_DESK_ADMIN' });
    });

    expect(said(execution)).toEqual([
      expect.stringMatching(/ made first@example\.com Help Desk Administrator$/),
      expect.stringMatching(/ made second@example\.com Help Desk Administrator$/),
    ]);
  });

  test('unlocks a user who approves the push', async () => {
    const id = await newUser('locked@example.com');
    await enrolledPush(one, id);
    const pushes = async () => (await get('/sandbox/outbox')).length;
    const before = await pushes();
    const unlocked = happening('Unlock after an approved push', async () => {
      for (let count = 0; count < 10; count += 1) {
        await org.send('POST', '/api/v1/authn', { username: 'locked@example.com', password: 'wrong' });
      }
    });
    await until('a push', async () => (await pushes()) > before);
    await approve(one);

    expect(said(await unlocked)).toEqual(['locked@example.com approved the push and is ACTIVE']);
  });

  test('writes a review of access into a spreadsheet', async () => {
    const execution = await press('Review access every quarter');
    const [{ data }] = dataOf(execution).resultData.runData['Spreadsheet'];
    const [group] = await get('/api/v1/groups?q=VPN');
    const members = await get(`/api/v1/groups/${group.id}/users?limit=1000`);
    const [{ data: rows }] = dataOf(execution).resultData.runData['One row for each'];

    expect(data.main[0][0].binary.data).toMatchObject({ fileName: 'access-review.xlsx' });
    expect(rows.main[0].map(({ json }: Body) => [json.Login, json.Status])).toEqual(
      members.map(({ profile, status }: Body) => [profile.login, status]),
    );
  });

  test.each([
    ['Contain', 'SUSPENDED'],
    ['Leave alone', 'ACTIVE'],
  ])('waits for a person who decides: %s', async (decision, status) => {
    const login = `${status.toLowerCase()}@example.com`;
    await newUser(login);
    const workflow = await imported('Contain a compromised account');
    const live = await n8n.rest('POST', `/workflows/${workflow.id}/activate`, {
      versionId: workflow.versionId,
    });
    const [{ webhookId }] = live.nodes;
    await until(
      'the form',
      async () => (await fill(`${n8n.origin}/form/${webhookId}`, login, 'A stolen phone')).ok,
    );
    const waiting = await until('the question', async () =>
      (await executionsOf(n8n, workflow)).find((execution) => execution.status === 'waiting'),
    );
    const [{ data }] = dataOf(waiting).resultData.runData['Ask for approval'];
    const [, address = ''] = /Decide at (\S+)/.exec(data.main[0][0].json.message) ?? [];
    expect((await get(`/api/v1/users/${login}`)).status).toBe('ACTIVE');
    await fill(address, decision);
    await until('the end', async () =>
      (await executionsOf(n8n, workflow)).every((execution) => execution.status === 'success'),
    );

    await n8n.rest('POST', `/workflows/${workflow.id}/deactivate`);

    expect((await get(`/api/v1/users/${login}`)).status).toBe(status);
  });
});

/** Sends a form of n8n, as a browser does. */
function fill(address: string, ...values: string[]): Promise<Response> {
  const form = new FormData();
  for (const [at, value] of values.entries()) form.set(`field-${at}`, value);
  return fetch(address, { method: 'POST', body: form });
}
