import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { itemsIn } from '../../../../connector/core/pages.ts';
import { zapierApp } from '../../../../connector/hosts/zapier/app.ts';
import type { App, Bundle, Field, Operation } from '../../../../connector/hosts/zapier/zapier.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { type Sandbox, startSandbox } from '../../../../connector/sandbox/index.ts';
import { type Body, plain } from '../../../differential/plain.ts';
import { zapierCommand } from '../../../n8n/installed.ts';
import { neutral } from '../../../neutral.ts';
import { rows } from '../../../rows.ts';
import { twins } from '../../../runnable.ts';

// The app in Zapier's own runtime, beside the connector by itself, in two orgs that are equal.

const require = createRequire(import.meta.url);
const core = require('zapier-platform-core');
const { validateAppDefinition } = require('zapier-platform-schema');
const okta = await loadConnector();
const app: App = zapierApp(okta.manifest, '1.0.0', core.version);
const tester = core.createAppTester(app);

const connectionTo = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
const asData = (definition: object) =>
  JSON.parse(
    JSON.stringify(definition, (_, value) => (typeof value === 'function' ? { source: 'return 1' } : value)),
  );

test("is an app by Zapier's own schema, which refuses what is none", () => {
  const definition = asData(app);
  expect(validateAppDefinition(definition).errors.map(({ stack }: Error) => stack)).toEqual([]);

  definition.creates.suspend_user.operation.inputFields[0].type = 'telephone';
  expect(validateAppDefinition(definition).errors).not.toEqual([]);
});

test('has every action once, and every trigger that needs no state', () => {
  const { triggers, searches, creates } = app;
  const without = ['scheduled_events', 'group_membership_changed', 'connection_expiring'];

  expect([...Object.keys(searches), ...Object.keys(creates)].sort()).toEqual(
    okta.manifest.actions.map(({ name }) => name).sort(),
  );
  expect([...Object.keys(triggers), ...without].sort()).toEqual(
    okta.manifest.triggers.map(({ name }) => name).sort(),
  );
});

/** The fields that every org has. */
const fieldsIn = (fields: Operation['operation']['inputFields']): Field[] =>
  fields.filter((field) => typeof field !== 'function');

const fieldKeys = [app.triggers, app.searches, app.creates].flatMap((all) =>
  Object.values(all).flatMap(({ operation }) => fieldsIn(operation.inputFields).map(({ key }) => key)),
);

/** A form that is filled in with an input, as Zapier hands it over: an object field by field. */
const filled = (input: Record<string, unknown>, above = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, unknown][] => {
      const key = above + name;
      const inside = `${key}__`;
      const isParted = value !== null && fieldKeys.some((one) => one.startsWith(inside));
      return isParted ? Object.entries(filled(value as Record<string, unknown>, inside)) : [[key, value]];
    }),
  );

describe('in an org', { timeout: 30_000 }, () => {
  let theirs: Sandbox;
  let ours: Sandbox;
  let orgs: Awaited<ReturnType<typeof twins>>['orgs'];
  const bundle = (inputData: Record<string, unknown>, authData: object = connectionTo(theirs)): Bundle => ({
    authData: { ...authData },
    inputData,
    meta: {},
  });

  beforeAll(async () => {
    ({ theirs, ours, orgs } = await twins());
  });
  afterAll(async () => void (await Promise.all([theirs?.stop(), ours?.stop()])));

  test.each(okta.manifest.actions)(
    '$name gives what it gives by itself',
    async ({ name, effect, outputSchema }) => {
      const [inputOf] = rows[name]?.run ?? [];
      const [theirInput = {}, ourInput = {}] = await Promise.all(
        orgs.map(async (orgFor) => (await inputOf?.(await orgFor(name))) as Record<string, unknown>),
      );
      const { operation } = (effect === 'read' ? app.searches : app.creates)[name] ?? {};
      const given = await tester(operation?.perform, bundle(filled(theirInput)));
      const output = (await okta.run(name as 'get_user', {
        connection: connectionTo(ours),
        input: ourInput as { userId: string },
      })) as Body;
      const items = itemsIn(outputSchema);
      const page = items ? { results: output[items], paging_token: output['nextCursor'] } : [output];

      expect(neutral(given)).toEqual(neutral(effect === 'read' ? page : output));
    },
  );

  test('tests the connection, and asks to connect again where Okta refuses the key', async () => {
    expect(await tester(app.authentication.test, bundle({}))).toMatchObject({
      who: expect.stringContaining('@'),
      org: expect.any(String),
    });
    await expect(
      tester(app.authentication.test, bundle({}, { ...connectionTo(theirs), apiKey: '00wrongKey' })),
    ).rejects.toMatchObject({ name: 'ExpiredAuthError' });
  });

  test('finds nothing where there is nothing, and says what to do where a change fails', async () => {
    const userId = 'nobody@example.com';
    expect(await tester(app.searches['get_user']?.operation.perform, bundle({ userId }))).toEqual([]);
    await expect(tester(app.creates['suspend_user']?.operation.perform, bundle({ userId }))).rejects.toThrow(
      /NOT_FOUND/,
    );
  });

  test('offers the choices of a drop-down, those that depend on another field too', async () => {
    const choicesOf = (action: string, key: string) =>
      fieldsIn(app.creates[action]?.operation.inputFields ?? []).find((one) => one.key === key)?.choices as {
        perform: unknown;
      };
    const groups = await tester(choicesOf('add_user_to_group', 'groupId').perform, bundle({}));
    expect(groups.results).toContainEqual(
      expect.objectContaining({ label: 'Everyone', id: expect.stringMatching(/^00g/) }),
    );

    const apps = await plain(theirs).all('/api/v1/apps');
    const { id: appId } = apps.find(({ label }) => label === 'Google Workspace');
    const users = await tester(choicesOf('unassign_user_from_app', 'userId').perform, bundle({ appId }));
    expect(users.results.length).toBeGreaterThan(0);
  });

  test('shows the attributes that the org added to its profiles, in the form and for later steps', async () => {
    const { inputFields = [], outputFields = [] } = app.creates['update_user']?.operation ?? {};
    const [inputs, outputs] = [inputFields, outputFields].map((fields) =>
      fields.find((one) => typeof one === 'function'),
    );
    const badge = { key: 'profile__badgeNumber', label: 'Badge number', type: 'integer' };

    expect(await tester(inputs, bundle({}))).toContainEqual(expect.objectContaining(badge));
    expect(await tester(outputs, bundle({}))).toContainEqual(expect.objectContaining(badge));
  });

  test('goes on with the next page where Zapier asks for it', async () => {
    const perform = app.searches['list_users']?.operation.perform;
    const first = await tester(perform, bundle({ limit: 3 }));
    const next = await tester(perform, {
      ...bundle({ limit: 3 }),
      meta: { paging_token: first.paging_token },
    });
    const all = await plain(theirs).all('/api/v1/users?limit=200');

    expect([...first.results, ...next.results].map(({ id }: Body) => id)).toEqual(
      all.slice(0, 6).map(({ id }) => id),
    );
  });

  test('gives each event of the last hour, the newest first, and says by what Zapier knows it again', async () => {
    const { operation } = app.triggers['user_suspended'] ?? {};
    const org = plain(theirs);
    const users = (await org.all('/api/v1/users?filter=status%20eq%20%22ACTIVE%22')).slice(-2);
    for (const { id } of users) await org.send('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    const events = await tester(operation?.perform, bundle({}));

    expect(events.slice(0, 2).map(({ user }: Body) => user.id)).toEqual(users.map(({ id }) => id).reverse());
    expect(
      fieldsIn(operation?.outputFields ?? [])
        .filter(({ primary }) => primary)
        .map(({ key }) => key),
    ).toEqual(['uuid']);
  });
});

test("the exported folder works with Zapier's own command line, installed from the package alone", {
  timeout: 400_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'okta-zapier-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.stop());
  const root = join(import.meta.dirname, '../../../..');
  const { bin, command } = zapierCommand();
  const run = async (program: string, ...args: string[]) =>
    (
      await promisify(execFile)(program, args, {
        cwd: folder,
        env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
      })
    ).stdout;
  await run(
    process.execPath,
    join(root, 'dist/connector/cli/index.js'),
    'export',
    'zapier',
    '--output',
    folder,
  );
  const packed = await run('npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder, root);
  await run('npm', 'install', '--no-audit', '--no-fund', join(folder, packed.trim()));
  const data = { ...connectionTo(sandbox), sandbox: 'true' };
  const lines = Object.entries(data).map(([name, value]) => `authData_${name}=${value}`);
  writeFileSync(join(folder, '.env'), lines.join('\n'));

  expect(await run(command, 'validate', '--without-style')).toContain('No structural errors');
  expect(await run(command, 'invoke', 'auth', 'test', '--non-interactive')).toContain('"who"');
  const input = JSON.stringify({ name: 'Made by a Zap' });
  const made = await run(command, 'invoke', 'create', 'create_group', '-i', input, '--non-interactive');
  expect(made).toContain('"name": "Made by a Zap"');
  const groups = await plain(sandbox).all('/api/v1/groups?limit=200');
  expect(groups.filter(({ profile }) => profile.name === 'Made by a Zap')).toHaveLength(1);
});
