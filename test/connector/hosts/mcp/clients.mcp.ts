import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../../connector/sandbox/index.ts';
import manifest from '../../../../connector.manifest.json' with { type: 'json' };
import { type Agent, generations, org, type Person, type Place, served } from './agents.ts';
import { errorIn } from './answer.ts';

let sandbox: Sandbox;
const places: Record<string, Place> = {};
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { sandbox: started, at } = await org();
  sandbox = started;
  const http = await served(at());
  Object.assign(places, { stdio: at(), http: http.place });
  stops.push(http.stop, sandbox.stop);
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

const everyWay = generations.flatMap(({ generation, connect }) =>
  ['stdio', 'http'].map((transport) => ({ generation, transport, connect })),
);

describe.each(everyWay)('$generation over $transport', ({ transport, connect }) => {
  let agent: Agent;
  const person: Person = { answer: { action: 'decline' }, asked: [] };

  beforeAll(async () => {
    agent = await connect(places[transport] as Place, person);
  });

  afterAll(() => agent.close());

  /** Runs an action that is no tool of its own. */
  const run = (action: string, input: object) => agent.call('run_action', { action, input });

  test('lists the everyday actions as tools, with schemas and hints, in 60 kB', async () => {
    const list = await agent.listTools();

    const everyday = manifest.actions.filter((action) => 'everyday' in action).map(({ name }) => name);
    expect(list.tools.map(({ name }) => name)).toEqual([
      ...everyday,
      'find_actions',
      'describe_action',
      'run_action',
      'run_for_each',
      'latest_events',
    ]);
    const [get] = list.tools.filter(({ name }) => name === 'get_user');
    expect(get).toMatchObject({
      title: 'Get user',
      inputSchema: { required: ['userId'], additionalProperties: false },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    });
    expect(get?.inputSchema.properties?.userId).toMatchObject({ 'x-pick-list': 'users' });
    expect(get?.outputSchema).toMatchObject({ properties: { id: { type: 'string' } } });
    const bytes = Buffer.byteLength(JSON.stringify(list));
    expect(bytes).toBeLessThanOrEqual(60_000);
    console.log(`tools/list has ${bytes} bytes for ${list.tools.length} tools.`);
  });

  test('reaches a rarely used action by finding, describing and running it', async () => {
    const found = await agent.call('find_actions', { words: 'make a new group' });
    const [{ name: action }] = found.structuredContent.actions;
    const described = await agent.call('describe_action', { action });
    const created = await run(action, { name: `Found by ${transport} ${Math.random()}` });

    expect(action).toBe('create_group');
    expect(described.structuredContent.inputSchema.properties).toHaveProperty('name');
    expect(created.structuredContent).toMatchObject({
      id: expect.stringMatching(/^00g/),
      type: 'OKTA_GROUP',
    });
  });

  test('gives the output as data that fits its schema, and as text', async () => {
    // A client holds the data against the schemas of the tools that it listed.
    const { structuredContent, content } = await agent.call('list_users', { limit: 2 });

    expect(structuredContent).toMatchObject({ count: 2, hasMore: true, nextCursor: expect.any(String) });
    expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
  });

  test('names every wrong argument, and what to do', async () => {
    expect(errorIn(await agent.call('get_user', { userid: 7 }))).toMatchObject({
      code: 'INVALID_INPUT',
      remedy: expect.stringContaining('Correct'),
      retryable: false,
      fields: [{ field: 'userId' }, { field: 'userid' }],
    });
  });

  test('says what Okta refused', async () => {
    expect(errorIn(await agent.call('get_user', { userId: '00uNobody' }))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
      okta: { errorCode: 'E0000007' },
    });
  });

  test('answers a tool that there is not with a protocol error that names what is near', async () => {
    await expect(agent.call('get_usr', {})).rejects.toThrow(/no tool called "get_usr".*get_user/);
  });

  test('asks the person before a destructive call, found ones too, and heeds the answer', async () => {
    const { structuredContent: group } = await run('create_group', {
      name: `Doomed by ${transport} ${Math.random()}`,
    });
    const deleting = () => run('delete_group', { groupId: group.id });

    Object.assign(person, { answer: { action: 'decline' }, asked: [] });
    expect(errorIn(await deleting())).toMatchObject({
      code: 'CANCELLED',
      message: expect.stringContaining('did not agree'),
    });
    expect(person.asked).toEqual([expect.stringMatching(/^Delete group: .*Doomed by .*00g/s)]);
    expect(errorIn(await run('get_group', { groupId: group.id }))).toBeUndefined();

    Object.assign(person, { answer: { action: 'accept', content: { confirm: true } } });
    expect(errorIn(await deleting())).toBeUndefined();
    expect(errorIn(await run('get_group', { groupId: group.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('refuses a destructive call where nobody can be asked', async () => {
    const alone = await connect(places[transport] as Place);

    const input = { userId: 'fatima.jensen@example.com' };
    for (const [tool, given] of [
      ['clear_user_sessions', input],
      ['run_action', { action: 'clear_user_sessions', input }],
      ['run_action', { action: 'delete_user', input }],
    ] as const) {
      expect(errorIn(await alone.call(tool, given))).toMatchObject({
        code: 'CANCELLED',
        remedy: expect.stringContaining('--allow-destructive'),
      });
    }
    await alone.close();
  });

  test('offers recipes as prompts, and completes their arguments', async () => {
    const { prompts } = await agent.listPrompts();
    const { messages } = await agent.getPrompt({
      name: 'off_board_a_leaver',
      arguments: { login: 'ada@example.com' },
    });
    const { completion } = await agent.complete({
      ref: { type: 'ref/prompt', name: 'off_board_a_leaver' },
      argument: { name: 'login', value: 'fat' },
    });

    expect(prompts).toHaveLength(4);
    expect(messages[0]?.content).toMatchObject({
      text: expect.stringContaining('userId = "ada@example.com"'),
    });
    expect(completion.values).toContainEqual(
      expect.stringMatching(/^Fatima Jensen \(fatima\.jensen@example\.com\) \[00u\w+\]$/),
    );
  });

  test('offers the org and its profiles as resources', async () => {
    const { resources } = await agent.listResources();
    const read = async (uri: string) => {
      const [content] = (await agent.readResource({ uri })).contents;
      return JSON.parse(content && 'text' in content ? content.text : '');
    };

    expect(resources.map(({ uri }) => uri)).toEqual([
      'okta://org',
      'okta://schemas/user',
      'okta://schemas/group',
    ]);
    expect(await read('okta://org')).toMatchObject({ origin: sandbox.origin });
    expect(await read('okta://schemas/user')).toMatchObject({
      properties: { login: { type: expect.anything() } },
    });
    expect(await read('okta://pick-lists/groups/eng')).toMatchObject({
      choices: [{ label: 'Engineering', value: expect.stringMatching(/^00g/) }],
    });
  });
});
