import { describe, expect, test } from 'vitest';
import { promptsOf } from '../../../../connector/hosts/mcp/prompts.ts';
import { loadConnector, type PickListCall, type Recipe } from '../../../../connector/index.ts';
import { linked } from './linked.ts';

const { manifest } = await loadConnector();
const shipped = promptsOf(manifest, manifest.actions);

const recipe = (steps: Recipe['steps']): Recipe => ({
  name: 'greet',
  title: 'Greet',
  description: 'Greets.',
  start: 'Ada',
  arguments: [{ name: 'who', example: 'ada@example.com' }],
  steps,
  notes: [],
});

describe('promptsOf', () => {
  test('makes a prompt of each recipe that a person starts', () => {
    expect(shipped.map(({ name, title }) => [name, title])).toEqual(
      manifest.recipes.filter(({ trigger }) => !trigger).map(({ name, title }) => [name, title]),
    );
    expect(shipped.length).toBeGreaterThan(0);
  });

  test('leaves out a recipe of which a step cannot be run, inside a repetition too', () => {
    const names = (left: string) =>
      promptsOf(
        manifest,
        manifest.actions.filter(({ name }) => name !== left),
      ).map(({ name }) => name);

    expect(names('create_user')).toEqual([
      'off_board_a_leaver',
      'review_who_is_in_a_group',
      'unlock_everybody',
    ]);
    expect(names('remove_user_from_group')).toEqual([
      'onboard_a_new_hire',
      'review_who_is_in_a_group',
      'unlock_everybody',
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

  test('says the steps in order, with what each takes', () => {
    const [, offboard] = shipped;

    expect(offboard?.steps({ login: 'ada@example.com' })).toEqual([
      '1. Call get_user with userId = "ada@example.com".',
      '2. Call list_user_groups with userId = get_user.id.',
      '3. Call clear_user_sessions with userId = get_user.id, oauthTokens = true.',
      '4. Call deactivate_user with userId = get_user.id.',
      '5. Say: {get_user.profile.login} is {deactivate_user.status} (changed: {deactivate_user.changed}).',
      '6. For each of list_user_groups.groups whose type is OKTA_GROUP:',
      '6.1. Call remove_user_from_group with groupId = list_user_groups.groups.id, userId = get_user.id.',
      '6.2. Say: {get_user.profile.login} is no longer in {list_user_groups.groups.profile.name}.',
    ]);
  });

  test('leaves out what was not given', () => {
    const steps: Recipe['steps'] = [
      { action: 'get_user', input: { userId: { argument: 'who' }, expand: { value: 'blocks' } } },
    ];
    const [prompt] = promptsOf({ ...manifest, recipes: [recipe(steps)] }, manifest.actions);

    expect(prompt?.steps({})).toEqual(['1. Call get_user with expand = "blocks".']);
  });
});

describe('prompts/get', () => {
  test('refuses a prompt without what it needs, or that there is not', async () => {
    const client = await linked({ prompts: shipped });

    await expect(client.getPrompt({ name: 'off_board_a_leaver' })).rejects.toThrow('needs login');
    await expect(client.getPrompt({ name: 'offboard_a_leaver' })).rejects.toThrow(
      /Did you mean off_board_a_leaver/,
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
    (await linked({ prompts: shipped, okta })).complete({
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

    expect(lists.completion.values.slice(0, 2)).toEqual(['users', 'user_types']);
    expect(entries.completion.values).toEqual(['Ada Lovelace']);
  });
});
