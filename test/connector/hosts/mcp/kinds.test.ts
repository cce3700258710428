import { describe, expect, test } from 'vitest';
import {
  type Connector,
  loadConnector,
  type ManifestAction,
  type PickListCall,
} from '../../../../connector/index.ts';
import type { Answer } from './answer.ts';
import { linked, type Stand } from './linked.ts';

// An action for several kinds of factors, whose choices depend on the user.

const { manifest } = await loadConnector();
const [model] = manifest.actions;

const enroll = {
  ...(model as ManifestAction),
  name: 'enroll_thing',
  title: 'Enroll thing',
  description: 'Enrolls a thing.',
  effect: 'delete' as const,
  keywords: ['set up a gadget'],
  feature: 'Okta Gadgets',
  inputSchema: {
    type: 'object' as const,
    properties: {
      userId: { title: 'User ID', type: 'string', 'x-pick-list': 'users' },
      factorId: { title: 'Factor ID', type: 'string', 'x-pick-list': 'user_gadgets' },
      factorType: { title: 'Factor type', type: 'string', enum: ['sms', 'call', 'email'] },
      phoneNumber: {
        title: 'Phone number',
        description: 'With the code of the country.',
        type: 'string',
        'x-show-when': { field: 'factorType', is: ['sms', 'call'], required: true },
      },
    },
  },
};
const actions = [enroll];
const asked: [string, PickListCall][] = [];
const okta = {
  manifest: {
    ...manifest,
    actions,
    pickLists: [
      ...manifest.pickLists,
      { name: 'user_gadgets', title: 'User gadgets', scopes: [], needs: ['userId'] },
    ],
  },
  describe: async () => ({ ...enroll, warnings: [] }),
  run: (async () => ({})) as Connector['run'],
  pickList: async (name: string, { signal: _, connection: __, ...call }: PickListCall) => {
    asked.push([name, call as PickListCall]);
    return { choices: [{ label: `one of ${name}`, value: `${name}-1` }], nextCursor: null };
  },
};
const client = (parts: Stand = {}) => linked({ actions, ...parts, okta });

describe('a field of some kinds only', () => {
  const inWords = 'With the code of the country. Only if "Factor type" is sms or call, and needed then.';

  test('says so in words, in the list of tools and in a description', async () => {
    const [tool] = (await (await client()).listTools()).tools;
    const described = await (await client({ direct: [] })).callTool({
      name: 'describe_action',
      arguments: { action: 'enroll_thing' },
    });

    for (const { properties } of [tool?.inputSchema, (described as Answer).structuredContent.inputSchema]) {
      expect(properties.phoneNumber).toEqual({ title: 'Phone number', type: 'string', description: inWords });
      expect(properties.userId).toEqual(enroll.inputSchema.properties.userId);
    }
  });
});

describe('what an action needs of the org', () => {
  test('stands in the description, and the action is found by its keywords', async () => {
    const description = 'Enrolls a thing. The org needs Okta Gadgets.';
    const found = await (await client({ direct: [] })).callTool({
      name: 'find_actions',
      arguments: { words: 'set up a gadget' },
    });

    expect((await (await client()).listTools()).tools).toMatchObject([{ description }]);
    expect((found as Answer).structuredContent.actions).toMatchObject([
      { name: 'enroll_thing', description },
    ]);
  });
});

describe('a pick list that depends on a field', () => {
  const uri = 'okta://pick-lists/user_gadgets/{search}{?userId}';

  test('has a template of its own, which takes the value', async () => {
    asked.length = 0;
    const agent = await client();
    const { resourceTemplates } = await agent.listResourceTemplates();
    const [content] = (await agent.readResource({ uri: 'okta://pick-lists/user_gadgets/sms?userId=00u1' }))
      .contents;

    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'okta://pick-lists/{name}/{search}',
      uri,
    ]);
    expect(content).toMatchObject({ text: expect.stringContaining('user_gadgets-1') });
    expect(asked).toEqual([['user_gadgets', { search: 'sms', limit: 100, given: { userId: '00u1' } }]]);
  });

  test('is completed once the value is known, and the value itself by a name', async () => {
    asked.length = 0;
    const agent = await client();
    const ref = { type: 'ref/resource' as const, uri };
    const complete = async (name: string, known?: Record<string, string>) =>
      (
        await agent.complete({
          ref,
          argument: { name, value: 'ad' },
          ...(known && { context: { arguments: known } }),
        })
      ).completion.values;

    expect(await complete('userId')).toEqual(['users-1']);
    expect(await complete('search')).toEqual([]);
    expect(await complete('search', { userId: '00u1' })).toEqual(['one of user_gadgets']);
    expect(asked.map(([name, { given }]) => [name, given])).toEqual([
      ['users', undefined],
      ['user_gadgets', { userId: '00u1' }],
    ]);
  });

  test('gives the name of what was chosen in the question to the person', async () => {
    let question = '';
    const person: NonNullable<Stand['person']> = (message) => {
      question = message;
      return { action: 'decline' };
    };
    asked.length = 0;
    await (await client({ person })).callTool({
      name: 'enroll_thing',
      arguments: { userId: '00u1', factorId: 'opf1' },
    });

    expect(question).toContain('Factor ID: "one of user_gadgets"');
    expect(asked).toContainEqual(['user_gadgets', { chosen: ['opf1'], given: { userId: '00u1' } }]);
  });
});
