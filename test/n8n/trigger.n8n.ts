import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConnector } from '../../connector/index.ts';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { connect } from '../connector/sandbox/client.ts';
import { type Body, type N8n, startAgain, startN8n, until } from './n8n.ts';
import { begin, type Connected, dataOf, executionsOf, poll, storeCredential, told } from './workflows.ts';

const okta = await loadConnector();
let sandbox: Sandbox;
let org: ReturnType<typeof connect>;
/** How often the System Log was read. */
let polls = 0;
const type = 'oktaWorkflowApi';
const nodeType = 'n8n-nodes-okta-workflow.oktaWorkflowTrigger';
const groupCreated = { resource: 'groups', operation: 'groupCreated' };

beforeAll(async () => {
  sandbox = await startSandbox({
    onExchange: ({ path }) => {
      if (path.startsWith('/api/v1/logs')) polls += 1;
    },
  });
  org = connect(sandbox);
});
afterAll(() => sandbox?.stop());

/** Creates a group in Okta, whose name stands in the event. */
async function createGroup(): Promise<string> {
  const name = `Group ${crypto.randomUUID()}`;
  await org.send('POST', '/api/v1/groups', { profile: { name } });
  return name;
}

async function connectedTo(n8n: N8n, apiKey = sandbox.apiKey): Promise<Connected> {
  const data = { domain: sandbox.origin, apiKey, sandbox: true };
  return { n8n, authentication: 'apiKey', type, credential: await storeCredential(n8n, type, data) };
}

/** A workflow that begins with our trigger, every minute. */
async function workflow({ n8n, authentication, credential }: Connected, parameters: object): Promise<Body> {
  const trigger = {
    id: crypto.randomUUID(),
    webhookId: crypto.randomUUID(),
    name: 'Okta',
    type: nodeType,
    typeVersion: 1,
    position: [0, 0],
    parameters: { authentication, pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
    credentials: { [type]: credential },
  };
  const next = {
    id: crypto.randomUUID(),
    name: 'Next',
    type: 'n8n-nodes-base.noOp',
    typeVersion: 1,
    position: [200, 0],
    parameters: {},
  };
  return n8n.rest('POST', '/workflows', {
    name: crypto.randomUUID(),
    settings: {},
    nodes: [trigger, next],
    connections: { Okta: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
  });
}

/** The events that an execution began with. One that was killed at once has them still before it. */
function eventsOf(execution: Body): Body[] {
  const { resultData, executionData } = dataOf(execution);
  const [run] = resultData.runData['Okta'] ?? [];
  const main = run?.data.main ?? executionData?.nodeExecutionStack?.[0]?.data.main ?? [];
  return main[0]?.map(({ json }: Body) => json) ?? [];
}

const groupOf = ({ group }: Body): string => group.displayName;

describe('a trigger', () => {
  let n8n: N8n;
  let connected: Connected;
  beforeAll(async () => {
    n8n = await startN8n({ env: told });
    connected = await connectedTo(n8n);
  });
  afterAll(() => n8n?.stop());

  /** What a person sees who tries the trigger. */
  async function tried({ id }: Body): Promise<Body> {
    const { executionId } = await n8n.rest('POST', `/workflows/${id}/run`, {
      triggerToStartFrom: { name: 'Okta' },
    });
    return until('the end of the try', async () => {
      const execution = await n8n.rest('GET', `/executions/${executionId}`);
      return ['success', 'error'].includes(execution.status) && execution;
    });
  }

  test('shows the latest events when it is tried', async () => {
    const name = await createGroup();
    const execution = await tried(await workflow(connected, groupCreated));

    expect(eventsOf(execution).map(groupOf)).toContain(name);
  });

  test('tells of a key that Okta does not know', async () => {
    const unknown = await connectedTo(n8n, '00unknown');
    const { resultData } = dataOf(await tried(await workflow(unknown, groupCreated)));

    expect(resultData.error).toMatchObject({
      message: expect.stringContaining('API key'),
      context: { okta: { code: 'AUTHENTICATION_FAILED', action: 'group_created' } },
    });
  });

  test('starts the workflow with what happens after it was switched on', async () => {
    const own = await workflow(connected, groupCreated);
    await begin(n8n, own);
    const name = await createGroup();
    await poll(n8n, own);
    const groups = await until('an execution', async () => {
      const events = (await executionsOf(n8n, own)).flatMap(eventsOf);
      return events.map(groupOf).includes(name) && events.map(groupOf);
    });

    expect(groups.filter((of) => of === name)).toHaveLength(1);
  });

  test('hears of events at once by an event hook, which goes when the workflow is switched off', async () => {
    const never = { pollTimes: { item: [{ mode: 'everyMonth', dayOfMonth: 1 }] } };
    const own = await workflow(connected, { ...groupCreated, ...never, eventHook: true });
    const hooks = async () =>
      (await org.send<Body[]>('GET', '/api/v1/eventHooks')).body.map(
        ({ verificationStatus }) => verificationStatus,
      );
    await begin(n8n, own);
    await until('the hook', async () => (await hooks()).includes('VERIFIED'));
    const names = [await createGroup(), await createGroup()];
    const groups = await until('the events', async () => {
      const found = (await executionsOf(n8n, own)).flatMap(eventsOf).map(groupOf);
      return names.every((name) => found.includes(name)) && found;
    });
    await n8n.rest('POST', `/workflows/${own.id}/deactivate`);
    await until('the end of the hook', async () => (await hooks()).length === 0);

    expect(names.map((name) => groups.filter((group) => group === name).length)).toEqual([1, 1]);
  });

  test('is offered once for each trigger of the manifest', async () => {
    const types: Body[] = await n8n.page('/types/nodes.json');
    const { properties } = types.find(({ name }) => name === nodeType);
    const offered = properties
      .filter(({ name }: Body) => name === 'operation')
      .flatMap(({ options }: Body) => options.map(({ value }: Body) => value));

    expect(offered.sort()).toEqual(okta.manifest.triggers.map((one) => one.export).sort());
  });
});

/** The next kill comes soon after a poll began. n8n polls once a minute, and without durable cursors when it starts. */
const kills = 2;
const durable = {
  N8N_SCHEDULER_ENABLED: 'true',
  N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
  N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
  N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
  // n8n notices sooner than usual that a process with a poll is gone.
  N8N_SCHEDULER_LEASE_DURATION: '15',
  N8N_SCHEDULER_REAPER_INTERVAL: '3',
};

test('no event is lost where an event hook brings it and n8n is killed', { timeout: 300_000 }, async () => {
  let n8n = await startN8n({ env: told });
  const never = { pollTimes: { item: [{ mode: 'everyMonth', dayOfMonth: 1 }] } };
  const own = await workflow(await connectedTo(n8n), { ...groupCreated, ...never, eventHook: true });
  const found = async () => (await executionsOf(n8n, own)).flatMap(eventsOf).map(groupOf);
  await begin(n8n, own);
  const names: string[] = [];
  for (let event = 0; event < 20; event += 1) names.push(await createGroup());
  await until('the first events', async () => (await found()).length > 0);
  await n8n.stop('SIGKILL');
  for (let event = 0; event < 20; event += 1) names.push(await createGroup());
  n8n = await startAgain(n8n, told);
  const all = await until('the last events', async () => {
    const groups = await found();
    return names.every((name) => groups.includes(name)) && groups;
  }).finally(() => n8n.stop());
  const twice = names.filter((name) => all.indexOf(name) !== all.lastIndexOf(name));
  console.log(
    `${names.length} events by an event hook, one kill: lost 0, ${twice.length} came more than once.`,
  );
});

describe.each([
  { cursors: 'as they are by default', env: {} },
  { cursors: 'durable', env: durable },
])('where the cursors of n8n are $cursors', ({ env }) => {
  // With durable cursors n8n started a batch twice in one of 16 runs. If it does so in two in a row, something is wrong.
  test('no event is lost though n8n is killed again and again', { timeout: 500_000, retry: 1 }, async () => {
    let n8n = await startN8n({ env: { ...told, ...env } });
    const own = await workflow(await connectedTo(n8n), groupCreated);
    await begin(n8n, own);
    const names: string[] = [];
    let executions: Body[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      for (let event = 0; event < 20; event += 1) names.push(await createGroup());
      await n8n.stop('SIGKILL');
      const before = polls;
      n8n = await startAgain(n8n, { ...told, ...env });
      await until('a poll', async () => polls > before);
      await pause(Math.random() * 300);
    }
    const all = await until('the last events', async () => {
      executions = await executionsOf(n8n, own);
      const groups = executions.flatMap(eventsOf).map(groupOf);
      return names.every((name) => groups.includes(name)) && groups;
    }).finally(() => n8n.stop());
    const twice = names.filter((name) => all.indexOf(name) !== all.lastIndexOf(name));
    console.log(`${names.length} events, ${kills} kills: lost 0, ${twice.length} came more than once.`);
    if (twice.length > 0)
      console.log(executions.map(({ id, status, startedAt }) => ({ id, status, startedAt })));

    if (Object.keys(env).length > 0) expect(twice).toEqual([]);
  });
});
