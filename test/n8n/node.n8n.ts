import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { connect } from '../connector/sandbox/client.ts';
import { type Body, type N8n, startN8n, until } from './n8n.ts';
import { type Connected, nodeType, resultOf, runSteps, start, step, storeCredential } from './workflows.ts';

let sandbox: Sandbox;
let org: ReturnType<typeof connect>;
let n8n: N8n;
let connected: Connected;
let users: Body[];
let groups: Body[];
const type = 'oktaWorkflowApi';
const connection = () => ({ domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true });
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const withStatus = (status: string) => users.find((user) => user.status === status);
const calls: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    licences: ['realms'],
    onExchange: ({ method, path }) => calls.push(`${method} ${path}`),
  });
  org = connect(sandbox);
  users = (await org.send<Body>('GET', '/api/v1/users?limit=200&search=status%20pr')).body;
  groups = (await org.send<Body>('GET', '/api/v1/groups?limit=200')).body;
  n8n = await startN8n();
  connected = {
    n8n,
    authentication: 'apiKey',
    type,
    credential: await storeCredential(n8n, type, connection()),
  };
});
afterAll(async () => {
  await n8n?.stop();
  await sandbox?.stop();
});
beforeEach(async () => void (await org.send('DELETE', '/sandbox/faults')));

/** One run of one operation. */
const run = (operation: string, parameters: object, extra: object = {}, inputs?: object[]) =>
  runSteps(connected, [step(connected, 'Okta', { operation, ...parameters }, extra)], inputs);

describe('a credential', () => {
  const tried = (given: object, of = type) =>
    n8n.rest('POST', '/credentials/test', {
      credentials: { ...connected.credential, type: of, data: given },
    });

  test('is tested in the words of the connector', async () => {
    await expect(tried(connection())).resolves.toMatchObject({
      status: 'OK',
      message: expect.stringMatching(/^Connected to/),
    });
    await expect(tried({ ...connection(), apiKey: '00wrong' })).resolves.toMatchObject({
      status: 'Error',
      message: expect.stringContaining('API key'),
    });
    await expect(tried({ ...connection(), domain: 'http://acme.okta.com' })).resolves.toMatchObject({
      status: 'Error',
    });
  });

  test.each(['oauth', 'dpop'] as const)('may be a service app (%s)', async (kind) => {
    const of = 'oktaWorkflowOauthApi';
    const data = { domain: sandbox.origin, ...sandbox[kind], sandbox: true };
    const credential = await storeCredential(n8n, of, data);
    const app = { ...connected, authentication: 'oauth', type: of, credential };
    const parameters = { resource: 'users', operation: 'getUser', userId: locator(users[1].id) };
    const { items, error } = await runSteps(app, [step(app, 'Okta', parameters)]);

    expect(error?.message).toBeUndefined();
    expect(items[0]?.id).toBe(users[1].id);
    await expect(tried(data, of)).resolves.toMatchObject({ status: 'OK' });
  });
});

describe('a form', () => {
  const dynamic = (kind: string, parameters: object, rest: object) =>
    n8n.rest('POST', `/dynamic-node-parameters/${kind}`, {
      nodeTypeAndVersion: { name: nodeType, version: 1 },
      currentNodeParameters: { authentication: 'apiKey', ...parameters },
      credentials: { [type]: connected.credential },
      path: 'parameters.any',
      ...rest,
    });

  test('finds users by what is typed, page by page', async () => {
    const search = (rest: object) =>
      dynamic('resource-locator-results', {}, { methodName: 'users', ...rest });
    const first = await search({});
    const next = await search({ paginationToken: first.paginationToken });
    const { profile, id } = users[3];

    expect(first.results).toHaveLength(50);
    expect(next.results.map(({ value }: Body) => value)).not.toContain(first.results[0].value);
    expect((await search({ filter: profile.login })).results).toEqual([
      expect.objectContaining({ value: id, name: expect.stringContaining(profile.login) }),
    ]);
  });

  test('knows the attributes that the org added to its profiles, with their types', async () => {
    const fields = { resource: 'users', operation: 'createUser' };
    const badge = { title: 'Badge number', type: 'integer' };
    await org.send('POST', '/api/v1/meta/schemas/user/default', {
      definitions: { custom: { id: '#custom', type: 'object', properties: { badge } } },
    });
    const mapper = await dynamic('resource-mapper-fields', fields, { methodName: 'attributes' });

    expect(mapper.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'email', required: true, type: 'string' }),
        expect.objectContaining({ id: 'badge', displayName: 'Badge number', type: 'number' }),
      ]),
    );
  });
});

describe('items', () => {
  test('come one for each thing of a list, each with the item that it is made for', async () => {
    const inputs = groups.slice(0, 3).map(({ id }) => ({ id }));
    const parameters = { resource: 'groups', groupId: locator('={{ $json.id }}'), returnAll: true };
    const { whole, items } = await run('listGroupMembers', parameters, {}, inputs);
    const plain = await Promise.all(
      inputs.map(({ id }) => org.send<Body>('GET', `/api/v1/groups/${id}/users?limit=1000`)),
    );
    const main = whole.resultData.runData['Okta'][0].data.main[0];

    expect(items).toHaveLength(plain.flatMap(({ body }) => body).length);
    expect(main.map(({ json, pairedItem }: Body) => [json.id, pairedItem.item])).toEqual(
      plain.flatMap(({ body }, at) => body.map(({ id }: Body) => [id, at])),
    );
  });

  test('are simplified to ten fields in their places', async () => {
    const { items } = await run('getUser', { resource: 'users', userId: locator(users[1].id) });
    const { id, status, profile } = users[1];
    const leaves = Object.values(items[0]).flatMap((value) =>
      typeof value === 'object' && value ? Object.keys(value) : [value],
    );

    expect(items[0]).toMatchObject({
      id,
      status,
      profile: { firstName: profile.firstName, login: profile.login },
    });
    expect(leaves.length).toBeLessThanOrEqual(10);
  });

  test('say what would change where it is a dry run, and nothing is changed', async () => {
    const { id } = withStatus('ACTIVE');
    const parameters = { resource: 'users', userId: locator(id), options: { dryRun: true } };
    calls.length = 0;
    const { items } = await run('suspendUser', parameters);

    expect(items).toEqual([
      expect.objectContaining({ action: 'suspend_user', complete: true, hash: expect.any(String) }),
    ]);
    expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
  });

  test('say of a deletion what n8n says, and what Okta did', async () => {
    const { id } = withStatus('DEPROVISIONED');
    const { items } = await run('deleteUser', { resource: 'users', userId: locator(id) });

    expect(items).toEqual([{ deleted: true, userId: id, status: null, alreadyGone: false }]);
  });
});

describe('errors', () => {
  const wrong = () => ({ resource: 'users', userId: locator(withStatus('STAGED').id) });

  test('say what happened, and then the way out, with everything that is known beside it', async () => {
    const { status, error } = await run('suspendUser', wrong());

    expect(status).toBe('error');
    expect(error).toMatchObject({
      name: 'NodeApiError',
      message: 'The user is STAGED, but "Suspend user" works only for ACTIVE, PASSWORD_EXPIRED, PROVISIONED.',
      description: expect.stringContaining('In this status you can use activate_user'),
      context: { okta: { code: 'WRONG_STATE', action: 'suspend_user' } },
    });
  });

  test('go to the error output where the workflow goes on', async () => {
    const inputs = [{ id: withStatus('STAGED').id }, { id: withStatus('ACTIVE').id }];
    const parameters = { resource: 'users', userId: locator('={{ $json.id }}') };
    const { items, failed } = await run(
      'suspendUser',
      parameters,
      { onError: 'continueErrorOutput' },
      inputs,
    );

    expect(items).toEqual([
      expect.objectContaining({ id: inputs[1]?.id, status: 'SUSPENDED', changed: true }),
    ]);
    expect(failed).toEqual([
      expect.objectContaining({ details: expect.objectContaining({ code: 'WRONG_STATE' }) }),
    ]);
  });

  test('of a form name the field, and nothing was sent', async () => {
    calls.length = 0;
    const { error } = await run('getUser', { resource: 'users', userId: locator('') });

    expect(error.message).toContain('"User ID" is required');
    expect(calls).toEqual([]);
  });

  test('hold no secret, and neither does what n8n keeps of a run', async () => {
    const { whole } = await run('getUser', { resource: 'users', userId: locator('nobody@example.com') });

    expect(JSON.stringify(whole)).toContain('NOT_FOUND');
    expect(JSON.stringify(whole)).not.toContain(sandbox.apiKey);
    expect(n8n.log()).not.toContain(sandbox.apiKey);
  });
});

describe('Okta under load', () => {
  test('is asked again after a refusal, once, and the run succeeds', async () => {
    await org.send('POST', '/sandbox/faults', {
      kind: 'rateLimit',
      headers: 'concurrency',
      path: '/api/v1/users/*',
      count: 1,
    });
    calls.length = 0;
    const { items, error } = await run('getUser', { resource: 'users', userId: locator(users[2].id) });

    expect(error?.message).toBeUndefined();
    expect(items[0]?.id).toBe(users[2].id);
    expect(calls.filter((call) => call.startsWith('GET /api/v1/users/'))).toHaveLength(2);
  });

  test('waits no longer once the run is stopped', async () => {
    await org.send('POST', '/sandbox/faults', { kind: 'slow', path: '/api/v1/users/*', ms: 30_000 });
    const parameters = { operation: 'getUser', resource: 'users', userId: locator(users[2].id) };
    const executionId = await start(connected, [step(connected, 'Okta', parameters)]);
    await until('the call', async () => calls.some((call) => call.startsWith('GET /api/v1/users/')));
    await n8n.rest('POST', `/executions/${executionId}/stop`);
    const { status } = await resultOf(n8n, executionId, 'Okta');

    expect(status).toBe('canceled');
  });
});
