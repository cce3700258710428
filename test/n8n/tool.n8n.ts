import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { connect } from '../connector/sandbox/client.ts';
import { type Body, type N8n, startN8n } from './n8n.ts';
import { type Connected, nodeType, resultOf, step, storeCredential } from './workflows.ts';

// An AI agent of n8n has our node as a tool. Its model is a server that always calls the tool, and then repeats the answer.

let sandbox: Sandbox;
let n8n: N8n;
let connected: Connected;
let model: Server;
let modelCredential: Body;
let user: Body;
/** What the model was told, and the arguments with which it calls the tool. */
const asked: Body[] = [];
let given: object;

beforeAll(async () => {
  sandbox = await startSandbox();
  const org = connect(sandbox);
  [user] = (await org.send<Body[]>('GET', '/api/v1/users?limit=1')).body;
  model = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const question = JSON.parse(text);
    asked.push(question);
    const told = question.messages.findLast(({ role }: Body) => role === 'tool');
    const call = { name: question.tools?.[0]?.function.name, arguments: JSON.stringify(given) };
    const message = told
      ? { role: 'assistant', content: told.content }
      : { role: 'assistant', content: null, tool_calls: [{ id: 'call', type: 'function', function: call }] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ...{ id: 'answer', object: 'chat.completion', created: 1, model: 'none' },
        choices: [{ index: 0, message, finish_reason: told ? 'stop' : 'tool_calls' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(model, 'listening');
  n8n = await startN8n();
  const type = 'oktaWorkflowApi';
  const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  connected = { n8n, authentication: 'apiKey', type, credential: await storeCredential(n8n, type, data) };
  const { port } = model.address() as AddressInfo;
  modelCredential = await storeCredential(n8n, 'openAiApi', {
    apiKey: 'none',
    url: `http://127.0.0.1:${port}/v1`,
  });
});
afterAll(async () => {
  await n8n?.stop();
  model?.closeAllConnections();
  model?.close();
  await sandbox?.stop();
});

/** Has the agent use an operation as its tool. Gives back what the model was offered, and what the tool answered. */
async function used(
  operation: string,
  parameters: object,
  args: object,
): Promise<{ offered: Body; answer: Body }> {
  asked.length = 0;
  given = args;
  const tool = {
    ...step(connected, 'Okta tool', { resource: 'users', operation, ...parameters }),
    type: `${nodeType}Tool`,
  };
  const node = (name: string, type: string, typeVersion: number, parameters: object, extra: object = {}) => ({
    ...{ id: name, name, type, typeVersion, position: [0, 0], parameters },
    ...extra,
  });
  const link = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
  const { id } = await n8n.rest('POST', '/workflows', {
    name: crypto.randomUUID(),
    settings: {},
    nodes: [
      node('Begin', 'n8n-nodes-base.manualTrigger', 1, {}),
      node('Agent', '@n8n/n8n-nodes-langchain.agent', 2.2, {
        ...{ promptType: 'define', text: 'Do it.', options: { enableStreaming: false } },
      }),
      node(
        'Model',
        '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        1.2,
        { model: { __rl: true, mode: 'id', value: 'none' }, options: {} },
        { credentials: { openAiApi: modelCredential } },
      ),
      tool,
    ],
    connections: { Begin: link('main'), Model: link('ai_languageModel'), 'Okta tool': link('ai_tool') },
  });
  const { executionId } = await n8n.rest('POST', `/workflows/${id}/run`, {
    triggerToStartFrom: { name: 'Begin' },
  });
  const { items, error } = await resultOf(n8n, executionId, 'Agent');
  expect(error?.message).toBeUndefined();
  const [{ output }] = items as [Body];
  return { offered: asked[0].tools[0].function, answer: JSON.parse(output) };
}

const fromModel = {
  __rl: true,
  mode: 'id',
  value: "={{ $fromAI('login', 'The login of the user', 'string') }}",
};
const login = () => ({ login: user.profile.login });

describe('an agent', () => {
  test('gets few fields of what it asks for, and a sentence that says what the tool does', async () => {
    const { offered, answer } = await used('getUser', { userId: fromModel }, login());
    const [got] = [answer].flat();

    expect(offered).toMatchObject({
      name: 'Okta_tool',
      parameters: { properties: { login: { type: 'string' } } },
    });
    expect(offered.description).toMatch(/get user/i);
    expect(got).toMatchObject({ id: user.id, profile: { login: user.profile.login } });
    expect(got).not.toHaveProperty('_links');
  });

  test('gets all that Okta sent, where its author chose so', async () => {
    const { answer } = await used('getUser', { userId: fromModel, output: 'raw' }, login());

    expect([answer].flat()[0]).toHaveProperty('_links');
  });

  test('gets the fields that its author names', async () => {
    const selected = { output: 'selected', outputFields: 'status, profile.email' };
    const { answer } = await used('getUser', { userId: fromModel, ...selected }, login());

    expect([answer].flat()).toEqual([{ status: user.status, profile: { email: user.profile.email } }]);
  });

  test('is told by the tool itself that a person should agree', async () => {
    const types: Body[] = await n8n.page('/types/nodes.json');
    const { properties } = types.find(({ name }) => name === nodeType);
    const options = properties
      .filter(({ name }: Body) => name === 'operation')
      .flatMap((one: Body) => one.options);
    const { description } = options.find(({ value }: Body) => value === 'deleteUser');

    expect(description).toMatch(/person/);
  });
});
