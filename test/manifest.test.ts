import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { catalogue } from '../actions/index.ts';
import { jsonSchema } from '../connector/core/json-schema.ts';
import { exportName, indexOf, manifestOf, manifestText } from '../connector/core/manifest.ts';
import { expanded } from '../connector/core/shared-output.ts';
import { type Connector, loadConnector } from '../connector/index.ts';
import { ownScopes } from '../connector/okta/connection/scopes.ts';
import { pickLists } from '../connector/okta/pick-lists/index.ts';
import { recipesIn } from '../connector/recipes.ts';
import { sharedOutputs, triggers } from '../connector/triggers/index.ts';
import { ways } from '../connector/ways.ts';
import { manifest as manifestSchema } from '../schemas/manifest.ts';
import { allActions } from './all-actions.ts';
import { allTriggers } from './all-triggers.ts';
import { answer, connection } from './okta.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

const committed = read('connector.manifest.json');
const manifest = manifestSchema.parse(expanded(JSON.parse(committed)));

describe('connector.manifest.json', () => {
  test('is what the code makes now', () => {
    const recipes = recipesIn(new URL('../connector/recipes/', import.meta.url));
    const made = manifestOf({
      package: JSON.parse(read('package.json')),
      catalogue,
      triggers,
      sharedOutputs,
      pickLists,
      ownScopes,
      recipes,
      ways,
    });
    const stale = 'connector.manifest.json is stale; `npm run build` renews it';
    expect(manifest, stale).toEqual(made);
    expect(committed === manifestText(made), stale).toBe(true);
  });

  test('has an index beside it, which a start reads in its place', () => {
    const index = read('connector.index.json');

    expect(JSON.parse(index), 'connector.index.json is stale; `npm run build` renews it').toEqual(
      indexOf(manifest),
    );
    expect(index.length).toBeLessThan(committed.length / 20);
  });

  test('is valid by the JSON Schema that is published with it', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    const valid = ajv.compile(jsonSchema(manifestSchema, 'output'));
    valid(manifest);
    expect(valid.errors).toBeNull();
    expect(valid({ ...manifest, actions: [{ ...manifest.actions[0], execute: 'code' }] })).toBe(false);
  });

  test('lists the actions of the catalogue, each in a resource that it lists too', () => {
    expect(manifest.actions.map(({ name }) => name)).toEqual(allActions.map(({ name }) => name));
    expect(new Set(manifest.actions.map(({ resource }) => resource))).toEqual(
      new Set(manifest.resources.map(({ name }) => name)),
    );
  });

  test('lists the triggers, each in a group that it lists too', () => {
    expect(manifest.triggers.map(({ name }) => name)).toEqual(allTriggers.map(({ name }) => name));
    expect(new Set(manifest.triggers.map(({ group }) => group))).toEqual(
      new Set(manifest.triggerGroups.map(({ name }) => name)),
    );
  });

  test('names modules and exports that there are', async () => {
    for (const { module, export: name, ...described } of [...manifest.actions, ...manifest.triggers]) {
      const source = `../${module.replace(/\.js$/, '.ts')}`;
      const imported = (await import(source)) as Record<string, { name: string }>;
      expect(name).toBe(exportName(described.name));
      expect(imported[name]?.name).toBe(described.name);
    }
  });

  test('holds no secret and nothing of the machine that made it', () => {
    expect(committed).not.toMatch(/SSWS \w|BEGIN [A-Z ]*PRIVATE KEY|file:\/\/|\/tmp\//);
    expect(committed).not.toContain(process.cwd());
  });
});

describe('loadConnector', () => {
  test('gives the manifest as it is committed', async () => {
    expect((await loadConnector()).manifest).toEqual(manifest);
  });

  test('runs an action by its name', async () => {
    const okta = await loadConnector();
    const sent = answer('GET', '/api/v1/users/ada%40example.com', 200, { id: '00u1', status: 'ACTIVE' });

    await expect(okta.run('get_user', { connection, input: { userId: 'ada@example.com' } })).resolves.toEqual(
      {
        id: '00u1',
        status: 'ACTIVE',
      },
    );
    expect(sent.headers).toMatchObject({
      authorization: `SSWS ${connection.apiKey}`,
      'user-agent': expect.stringContaining('okta-workflow-connector/'),
    });
  });

  test('types input and output by the name of the action', async () => {
    const okta = await loadConnector();
    const getUser = () => okta.run('get_user', { connection, input: { userId: '00u1' } });
    expectTypeOf(getUser).returns.resolves.toHaveProperty('profile');
    expectTypeOf<Awaited<ReturnType<typeof getUser>>['id']>().toEqualTypeOf<string>();
    // @ts-expect-error: no input field is called so.
    expectTypeOf(() => okta.run('get_user', { connection, input: { userID: '00u1' } })).toBeFunction();
    // @ts-expect-error: no action is called so.
    expectTypeOf(() => okta.run('get_users', { connection })).toBeFunction();
  });

  test('polls a trigger by its name, and names those that are near to one that there is not', async () => {
    const okta = await loadConnector();
    answer('GET', '/api/v1/logs?limit=1', 200, []);
    answer('GET', /^\/api\/v1\/logs\?since=2026-11-21T12%3A00%3A00.000Z&filter=/, 200, []);
    await expect(okta.poll('user_created', { connection })).resolves.toMatchObject({
      events: [],
      more: false,
    });

    await expect(okta.poll('user_create', { connection })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/no trigger called "user_create".*user_created/),
    });
  });

  test('names actions that are near to one that there is not', async () => {
    const okta: Connector = await loadConnector();
    await expect(okta.run('get_users', { connection })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/no action called "get_users".*list_users/),
    });
  });
});
