import { type Body, type N8n, until } from './n8n.ts';

/** The type of our node. */
export const nodeType = 'n8n-nodes-okta-workflow.oktaWorkflow';

interface Credential {
  id: string;
  name: string;
}

export interface Connected {
  n8n: N8n;
  authentication: string;
  /** The type of the credential, and the stored one. */
  type: string;
  credential: Credential;
}

/** Stores a credential. */
export async function storeCredential(n8n: N8n, type: string, data: object): Promise<Credential> {
  const { id, name } = await n8n.rest('POST', '/credentials', {
    name: `${type} ${crypto.randomUUID()}`,
    type,
    data,
  });
  return { id, name };
}

/** A step of a workflow that is our node. */
export const step = (
  { type, credential, authentication }: Connected,
  name: string,
  parameters: object,
  extra: object = {},
) => ({
  id: crypto.randomUUID(),
  name,
  type: nodeType,
  typeVersion: 1,
  position: [200, 0],
  parameters: { authentication, ...parameters },
  credentials: { [type]: credential },
  ...extra,
});

/** The result of a node: its items, or its error. */
export interface Result {
  status: string;
  items: Body[];
  /** The items of the error output. */
  failed: Body[];
  error: Body;
  whole: Body;
}

/** Starts a workflow that begins with one item for each of `inputs`, and gives back the ID of its execution. */
export async function start({ n8n }: Connected, steps: Body[], inputs: object[] = [{}]): Promise<string> {
  const begin = {
    id: 'begin',
    name: 'Begin',
    type: 'n8n-nodes-base.manualTrigger',
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
  };
  const items = {
    id: 'items',
    name: 'Items',
    type: 'n8n-nodes-base.code',
    typeVersion: 2,
    position: [100, 0],
    parameters: { jsCode: `return ${JSON.stringify(inputs.map((json) => ({ json })))};` },
  };
  const first = inputs.length === 1 && Object.keys(inputs[0] ?? {}).length === 0 ? [] : [items];
  const nodes = [begin, ...first, ...steps];
  const connections = Object.fromEntries(
    nodes
      .slice(0, -1)
      .map(({ name }, at) => [name, { main: [[{ node: nodes[at + 1].name, type: 'main', index: 0 }]] }]),
  );
  const { id } = await n8n.rest('POST', '/workflows', {
    name: crypto.randomUUID(),
    settings: {},
    nodes,
    connections,
  });
  const { executionId } = await n8n.rest('POST', `/workflows/${id}/run`, {
    triggerToStartFrom: { name: begin.name },
  });
  return executionId;
}

/** Runs such a workflow, and gives back the result of its last step. */
export const runSteps = async (connected: Connected, steps: Body[], inputs?: object[]): Promise<Result> =>
  resultOf(connected.n8n, await start(connected, steps, inputs), steps.at(-1).name);

/** The end of an execution. */
export async function resultOf(n8n: N8n, executionId: string, last: string): Promise<Result> {
  const ended = await until('the end of an execution', async () => {
    const execution = await n8n.rest('GET', `/executions/${executionId}`);
    return ['success', 'error', 'crashed', 'canceled'].includes(execution.status) && execution;
  });
  const data = dataOf(ended);
  const [run] = data.resultData.runData[last]?.slice(-1) ?? [];
  const main = run?.data?.main ?? [];
  return {
    status: ended.status,
    items: main[0]?.map(({ json }: Body) => json) ?? [],
    failed: main[1]?.map(({ json }: Body) => json) ?? [],
    error: run?.error ?? data.resultData.error,
    whole: data,
  };
}

/** Switches a workflow on. n8n polls a first time after it has answered. */
export const activate = (n8n: N8n, { id, versionId }: Body) =>
  n8n.rest('POST', `/workflows/${id}/activate`, { versionId });

/**
 * Switches a workflow on, and waits until it has its place in the log and n8n has put down that it is on: whoever is killed before
 * that takes two minutes to begin again.
 */
export async function begin(n8n: N8n, workflow: Body): Promise<void> {
  const ended = () => n8n.log().split('Finished processing workflow publication outbox record').length;
  const before = ended();
  await activate(n8n, workflow);
  await until('the first poll', async () => ended() > before);
}

/** Polls at once. n8n does so when a workflow is switched on, and then every minute. */
export async function poll(n8n: N8n, { id }: Body): Promise<void> {
  await n8n.rest('POST', `/workflows/${id}/deactivate`);
  await activate(n8n, await n8n.rest('GET', `/workflows/${id}`));
}

/** The executions of a workflow, the oldest first. */
export async function executionsOf(n8n: N8n, { id }: Body): Promise<Body[]> {
  const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
  const { results } = await n8n.rest('GET', `/executions?filter=${filter}&limit=100`);
  const whole = await Promise.all(
    results.map(({ id: execution }: Body) => n8n.rest('GET', `/executions/${execution}`)),
  );
  return whole.reverse();
}

/** n8n tells of its polls only so. */
export const told = { N8N_LOG_LEVEL: 'debug' };

/** What an execution holds. */
export const dataOf = ({ data }: Body): Body => (typeof data === 'string' ? unflattened(data) : data);

/** n8n writes executions with the indexes of values in place of the values ("flatted"). */
function unflattened(text: string): Body {
  const values: Body[] = JSON.parse(text);
  const seen = new Map<number, Body>();
  const at = (index: number): Body => {
    const value = values[index];
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(index)) return seen.get(index);
    const copy: Body = Array.isArray(value) ? [] : {};
    seen.set(index, copy);
    for (const key of Object.keys(value))
      copy[key] = typeof value[key] === 'string' ? at(Number(value[key])) : value[key];
    return copy;
  };
  return at(0);
}
