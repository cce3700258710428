import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { connect } from '../connector/sandbox/client.ts';
import { plain } from '../differential/plain.ts';
import { type Body, type N8n, startN8n, until } from './n8n.ts';
import { type Servers, startServers } from './servers.ts';
import { type Connected, step, storeCredential } from './workflows.ts';

// n8n in queue mode: one main process that takes what comes in, and workers that run it, all with one key of Okta.

/** The executions of each of the four rounds: a thousand in all. `N8N_EXECUTIONS=1000` makes as many in each. */
const executions = Number(process.env['N8N_EXECUTIONS'] ?? 250);
const atOnce = 20;
/** Calls that each bucket of the org grants in a minute: a round takes about that long. */
const limit = 1800;

let sandbox: Sandbox;
let org: ReturnType<typeof connect>;
let servers: Servers;
let main: N8n;
let connected: Connected;
const workers: N8n[] = [];
let calls: { status: number; at: number }[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    rateLimit: limit,
    onExchange: ({ status }) => calls.push({ status, at: Date.now() }),
  });
  org = connect(sandbox);
  servers = await startServers();
  main = await startN8n({ env: { ...servers.env, ...patience } });
  const type = 'oktaWorkflowApi';
  const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  connected = {
    n8n: main,
    authentication: 'apiKey',
    type,
    credential: await storeCredential(main, type, data),
  };
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await main?.stop();
  await servers?.stop();
  await sandbox?.stop();
});

/** n8n notices sooner than usual that a worker is gone. */
const patience = {
  QUEUE_WORKER_LOCK_DURATION: '10000',
  QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
  QUEUE_WORKER_STALLED_INTERVAL: '5000',
  N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
  N8N_LOG_LEVEL: 'info',
};

/** Creates a user, and puts the user into a group. */
async function onboarding(round: string): Promise<{ id: string; hook: string }> {
  const group = (await org.send<Body>('POST', '/api/v1/groups', { profile: { name: `Hired in ${round}` } }))
    .body;
  const hook = {
    id: 'hook',
    name: 'Hook',
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2,
    position: [0, 0],
    webhookId: crypto.randomUUID(),
    parameters: { path: round, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
  };
  const value = {
    login: '={{ $json.body.login }}',
    email: '={{ $json.body.login }}',
    firstName: 'New',
    lastName: 'Hire',
  };
  const create = step(connected, 'Create', {
    resource: 'users',
    operation: 'createUser',
    profile: { mappingMode: 'defineBelow', value },
    options: { activate: false },
  });
  const add = step(connected, 'Add', {
    resource: 'groups',
    operation: 'addUserToGroup',
    groupId: { __rl: true, mode: 'id', value: group.id },
    userId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
  });
  const connections = {
    Hook: { main: [[{ node: 'Create', type: 'main', index: 0 }]] },
    Create: { main: [[{ node: 'Add', type: 'main', index: 0 }]] },
  };
  const nodes = [hook, create, add];
  const { id, versionId } = await main.rest('POST', '/workflows', {
    name: round,
    settings: {},
    nodes,
    connections,
  });
  await main.rest('POST', `/workflows/${id}/activate`, { versionId });
  return { id, hook: `${main.origin}/webhook/${round}` };
}

const post = (address: string, login: string) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });

/** Executions of a workflow by how they ended. */
async function ended(workflowId: string): Promise<Record<string, number>> {
  const count = async (status: string) => {
    const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [status] }));
    return (await main.rest('GET', `/executions?filter=${filter}&limit=1`)).count as number;
  };
  const statuses = ['success', 'error', 'crashed', 'canceled', 'running', 'new'];
  const counts = await Promise.all(statuses.map(count));
  return Object.fromEntries(statuses.map((status, at) => [status, counts[at] ?? 0]));
}

async function round(name: string, during: () => Promise<void> = async () => {}) {
  const { id, hook } = await onboarding(name);
  await until('the webhook', async () => (await post(hook, `first-of-${name}@example.com`)).status === 200);
  await until('the first execution', async () => ((await ended(id))['success'] ?? 0) > 0);
  calls = [];
  const began = Date.now();
  const logins = Array.from({ length: executions }, (_, at) => `${name}-${at}@example.com`);
  const left = [...logins];
  let refused = 0;
  const sending = Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let login = left.shift(); login; login = left.shift()) {
        const { status } = await post(hook, login);
        if (status !== 200) refused += 1;
      }
    }),
  );
  await during();
  await sending;
  const counts = await until(
    'the end of every execution',
    async () => {
      const now = await ended(id);
      const all = Object.values(now).reduce((sum, count) => sum + count, 0);
      return all > executions - refused && now['running'] === 0 && now['new'] === 0 && now;
    },
    420_000,
  );
  const seconds = (Date.now() - began) / 1000;
  const search = encodeURIComponent(`profile.login sw "${name}-"`);
  const found = await plain(sandbox).all(`/api/v1/users?search=${search}&limit=200`);
  const tooMany = calls.filter(({ status }) => status === 429).length;
  console.log(
    `${name}: ${executions} executions in ${seconds.toFixed(0)} s, ${JSON.stringify(counts)}, ${calls.length} calls, ${tooMany} refused by the rate limit`,
  );
  return {
    counts,
    refused,
    found: found.map(({ profile }) => profile.login),
    logins,
    tooMany,
    made: calls.length,
  };
}

test.each([1, 2, 3])(
  '%i workers run every execution once, within the rate limits of one key',
  async (count) => {
    while (workers.length < count) {
      const env = { ...servers.env, ...patience, QUEUE_HEALTH_CHECK_ACTIVE: 'true' };
      workers.push(await startN8n({ args: ['worker', '--concurrency=5'], env }));
    }
    const { counts, refused, found, logins, tooMany, made } = await round(`with-${count}`);

    expect(refused).toBe(0);
    expect(counts).toMatchObject({ success: executions + 1, error: 0, crashed: 0, canceled: 0 });
    expect(found.sort()).toEqual(logins.sort());
    expect(tooMany).toBeLessThanOrEqual(made / 1000);
  },
  600_000,
);

test('a worker that is killed loses nothing: each execution ends or is told as failed, and each user is there once', async () => {
  const [victim] = workers;
  const { counts, refused, found, logins } = await round('with-a-kill', async () => {
    await until('work under way', async () => calls.length > executions / 2);
    await victim?.stop('SIGKILL');
  });
  const { success = 0, error = 0, crashed = 0, canceled = 0 } = counts;

  expect(refused).toBe(0);
  expect(success + error + crashed + canceled).toBe(executions + 1);
  expect(new Set(found).size).toBe(found.length);
  // Whoever is missing belongs to an execution that n8n says has failed.
  expect(logins.length - found.length).toBeLessThanOrEqual(error + crashed);
}, 900_000);
