import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recipesOf } from '../../../../connector/hosts/mcp/recipe.ts';
import { recipes } from '../../../../connector/hosts/node-red/recipes.ts';
import { loadConnector, type PickListCall } from '../../../../connector/index.ts';
import { linked } from './linked.ts';

const { manifest } = await loadConnector();
const shipped = recipesOf(
  await recipes(fileURLToPath(new URL('../../../../examples', import.meta.url))),
  manifest,
);

const flow = (...nodes: object[]) => [
  { id: 'tab', type: 'tab', label: 'Greet & go', info: 'Greets.' },
  ...nodes.map((node) => ({ z: 'tab', id: '', type: '', ...node })),
];

describe('recipesOf', () => {
  test('makes a prompt of each recipe that is shipped', () => {
    expect(shipped.map(({ name, title, actions }) => ({ name, title, steps: actions.length > 0 }))).toEqual([
      { name: 'onboard_a_new_hire', title: 'Onboard a new hire', steps: true },
      { name: 'off_board_a_leaver', title: 'Off-board a leaver', steps: true },
      { name: 'review_who_is_in_a_group', title: 'Review who is in a group', steps: true },
    ]);
  });

  test('asks for what the recipe is started with, as the field that takes it does', () => {
    const [onboard, offboard] = shipped;

    expect(onboard?.arguments.map(({ name, required }) => [name, required])).toEqual([
      ['email', true],
      ['firstName', true],
      ['lastName', true],
      ['title', false],
      ['department', false],
    ]);
    expect(offboard?.arguments).toEqual([
      { name: 'login', description: expect.stringMatching(/^User ID\. /), required: true, pickList: 'users' },
    ]);
  });

  test('says the steps in the order in which a message passes them, with what each takes', () => {
    const [, offboard] = shipped;

    expect(offboard?.steps({ login: 'ada@example.com' })).toEqual([
      '1. Call get_user with userId = "ada@example.com".',
      '2. Call list_user_groups with userId = get_user.id.',
      '3. Call clear_user_sessions with userId = get_user.id, oauthTokens = true.',
      '4. Call deactivate_user with userId = get_user.id.',
      '5. Say what was done.',
      '6. Each group (split by list_user_groups.groups).',
      '7. No built-in group (switch by list_user_groups.groups.type).',
      '8. Call remove_user_from_group with groupId = list_user_groups.groups.id, userId = get_user.id.',
    ]);
  });

  test('leaves out what was not given, and never says a secret', () => {
    const [recipe] = recipesOf(
      flow(
        { id: 'a', type: 'inject', wires: [['b']] },
        {
          id: 'b',
          type: 'okta-set-password',
          step: 'first',
          input: {
            userId: { type: 'msg', value: 'payload.who' },
            newPassword: { type: 'cred' },
            strict: { type: 'msg', value: 'payload.strict' },
          },
          wires: [['c']],
        },
        {
          id: 'c',
          type: 'okta-get-user',
          input: { userId: { type: 'msg', value: 'payload.id' }, expand: { type: 'enum', value: 'blocks' } },
          wires: [[]],
        },
      ),
      manifest,
    );

    expect(recipe?.name).toBe('greet_go');
    expect(recipe?.steps({ who: 'ada' })).toEqual([
      '1. Call set_password (its output is called first below) with userId = "ada", newPassword = (a secret: ask the person).',
      '2. Call get_user with userId = payload.id of the step before, expand = "blocks".',
    ]);
  });
});

describe('prompts/get', () => {
  test('refuses a prompt without what it needs, or that there is not', async () => {
    const client = await linked({ recipes: shipped });

    await expect(client.getPrompt({ name: 'off_board_a_leaver' })).rejects.toThrow('needs login');
    await expect(client.getPrompt({ name: 'offboard_a_leaver' })).rejects.toThrow(
      /Near it: off_board_a_leaver/,
    );
  });
});

describe('completion/complete', () => {
  const asked: unknown[] = [];
  const okta = {
    pickList: async (name: string, { search, limit }: PickListCall) => {
      asked.push([name, search, limit]);
      return { choices: [{ label: 'Ada Lovelace', value: '00u1' }], nextCursor: '00u1' };
    },
  };
  const complete = async (value: string, name = 'login') =>
    (await linked({ recipes: shipped, okta })).complete({
      ref: { type: 'ref/prompt', name: 'off_board_a_leaver' },
      argument: { name, value },
    });

  test('offers the names of a pick list with their IDs, a hundred at most', async () => {
    asked.length = 0;

    expect((await complete('ad')).completion).toEqual({ values: ['Ada Lovelace [00u1]'], hasMore: true });
    expect(asked).toEqual([['users', 'ad', 100]]);
  });

  test('offers nothing for an argument without a pick list', async () => {
    asked.length = 0;

    expect((await complete('x', 'other')).completion.values).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('offers the pick lists and their entries for the resource that reads them', async () => {
    const client = await linked({ okta });
    const uri = 'okta://pick-lists/{name}/{search}';
    const ref = { type: 'ref/resource' as const, uri };

    const lists = await client.complete({ ref, argument: { name: 'name', value: 'us' } });
    const entries = await client.complete({
      ref,
      argument: { name: 'search', value: 'ad' },
      context: { arguments: { name: 'users' } },
    });

    expect(lists.completion.values).toEqual(['users', 'user_types']);
    expect(entries.completion.values).toEqual(['Ada Lovelace']);
  });
});
