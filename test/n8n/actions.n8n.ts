import { afterAll, beforeAll, expect, test } from 'vitest';
import { formOf } from '../../connector/hosts/n8n/description.ts';
import { thingsOf } from '../../connector/hosts/n8n/items.ts';
import { loadConnector } from '../../connector/index.ts';
import type { Sandbox } from '../../connector/sandbox/index.ts';
import { neutral } from '../neutral.ts';
import { rows } from '../rows.ts';
import { twins } from '../runnable.ts';
import { type Body, type N8n, startN8n } from './n8n.ts';
import { parametersOf } from './parameters.ts';
import { type Connected, nodeType, runSteps, step, storeCredential } from './workflows.ts';

// Every action gives in n8n what it gives by itself, in two orgs that are equal.

const okta = await loadConnector();
const { operations } = formOf(okta.manifest);
const everyOperation = Object.entries(operations).map(([value, operation]) => ({ value, ...operation }));

/** Items of a run that names no limit. n8n asks for 50 by default. */
const pageSizeOf = (name: string) =>
  okta.manifest.actions.find((action) => action.name === name)?.inputSchema.properties['limit']?.default;

let theirs: Sandbox;
let ours: Sandbox;
let n8n: N8n;
let connected: Connected;
const connectionTo = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
let orgs: Awaited<ReturnType<typeof twins>>['orgs'];

beforeAll(async () => {
  ({ theirs, ours, orgs } = await twins());
  n8n = await startN8n();
  const type = 'oktaWorkflowApi';
  const credential = await storeCredential(n8n, type, connectionTo(theirs));
  connected = { n8n, authentication: 'apiKey', type, credential };
});
afterAll(async () => {
  await n8n?.stop();
  await Promise.all([theirs?.stop(), ours?.stop()]);
});

test('n8n has each operation once, and the schema of its output', async () => {
  const types: Body[] = await n8n.page('/types/nodes.json');
  const node = types.find(({ name }) => name === nodeType);
  const offered = node.properties
    .filter(({ name }: Body) => name === 'operation')
    .flatMap(({ options }: Body) => options.map(({ value }: Body) => value));

  expect(offered.sort()).toEqual(okta.manifest.actions.map((action) => action.export).sort());
  for (const { value, resource } of everyOperation) {
    const schema = await n8n.page(`/schemas/${nodeType}/1.0.0/${resource}/${value}.json`);
    expect(Object.keys(schema.properties), value).not.toEqual([]);
  }
});

test.each(everyOperation)('$action gives what it gives by itself', async ({ value, ...operation }) => {
  const { action, resource } = operation;
  const [inputOf] = rows[action]?.run ?? [];
  const inputs = await Promise.all(
    orgs.map(async (orgFor) => (await inputOf?.(await orgFor(action))) as Record<string, unknown>),
  );
  const [theirInput = {}, ourInput = {}] = inputs;
  const parameters = {
    resource,
    operation: value,
    simplify: false,
    ...parametersOf(operation, theirInput, pageSizeOf(action)),
  };
  const { items, error } = await runSteps(connected, [step(connected, 'Okta', parameters)]);
  const output = await okta.run(action as 'get_user', {
    connection: connectionTo(ours),
    input: ourInput as { userId: string },
  });

  expect(error?.message).toBeUndefined();
  expect(neutral(items)).toEqual(neutral(thingsOf(operation, output)));
});
