import { Ajv, type SchemaObject } from 'ajv';
import { describe, expect, test } from 'vitest';
import { oddPlaces } from '../../../../connector/core/conform.ts';
import { selectActions, toolOf } from '../../../../connector/hosts/mcp/tools.ts';
import { type Connector, loadConnector, type ManifestAction } from '../../../../connector/index.ts';
import { allActions } from '../../../all-actions.ts';
import { linked, type Stand } from './linked.ts';

const { manifest } = await loadConnector();

const hints = (
  effect: 'read' | 'create' | 'update' | 'delete',
  facts: Partial<Pick<ManifestAction, 'confirm' | 'idempotent'>> = {},
) => {
  const [action] = manifest.actions;
  if (!action) throw new Error('There are no actions.');
  const { confirm: _, ...rest } = action;
  const schemas = { inputSchema: {}, outputSchema: {} };
  return toolOf({ ...rest, idempotent: true, ...facts, effect }, schemas, { whole: true }).annotations;
};

const toolFor = (action: ManifestAction, whole: boolean) =>
  toolOf(action, action as Parameters<typeof toolOf>[1], { whole });

describe('toolOf', () => {
  test('says by hints what an action does to the org', () => {
    expect(hints('read')).toMatchObject({ readOnlyHint: true, destructiveHint: false, idempotentHint: true });
    expect(hints('create', { idempotent: false })).toMatchObject({
      readOnlyHint: false,
      idempotentHint: false,
    });
    expect(hints('update')).toMatchObject({ readOnlyHint: false, destructiveHint: false });
    expect(hints('update', { confirm: true })).toMatchObject({ destructiveHint: true });
    expect(hints('update', { confirm: ['name'] })).toMatchObject({ destructiveHint: true });
    expect(hints('delete')).toMatchObject({ destructiveHint: true });
  });

  test('refuses unknown arguments, and lets everything pass in what comes back', () => {
    const both = manifest.actions.flatMap((action) => [toolFor(action, true), toolFor(action, false)]);
    for (const { name, inputSchema, outputSchema } of both) {
      const action = manifest.actions.find((one) => one.name === name);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(JSON.stringify(outputSchema)).not.toContain('"additionalProperties":false');
      expect(outputSchema).toMatchObject({ type: 'object', required: action?.outputSchema.required ?? [] });
    }
  });
});

describe('the output schema of a tool', () => {
  const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false });
  const values = [null, 7, 'text', true, {}, [], [null]];

  test.each(allActions.map((action) => [action.name, action] as const))(
    'of %s takes whatever the connector lets pass, and asks for what it guarantees',
    (_, action) => {
      const declared = manifest.actions.find(({ name }) => name === action.name);
      if (!declared) throw new Error('It is not in the manifest.');
      // The SDK and Ajv have each a type of their own for a JSON Schema.
      const valid = ajv.compile(toolFor(declared, true).outputSchema as SchemaObject);
      const validInShort = ajv.compile(toolFor(declared, false).outputSchema as SchemaObject);
      const seen = { passed: 0, refused: 0 };
      for (const way of placesOf(action.sample.output)) {
        for (const value of values) {
          const output = withValue(action.sample.output, way, value);
          const passes = oddPlaces(action.output, output).every(({ guaranteed }) => !guaranteed);
          seen[passes ? 'passed' : 'refused'] += 1;
          expect(valid(output), `${way.join('.')} is ${JSON.stringify(value)}`).toBe(passes);
          // In short it has the types of what is always there at the top, and lets pass no less.
          expect(validInShort(output) || !passes, `${way.join('.')} in short`).toBe(true);
          if (way.length < 2) expect(validInShort(output), `${way.join('.')} in short`).toBe(passes);
        }
      }
      expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(0);
    },
  );

  test('keeps no client from a result that is odd in every place that may be empty', async () => {
    const odd = {
      id: '00u1',
      status: 7,
      created: {},
      type: 'text',
      profile: { login: null, city: [1] },
      credentials: null,
    };
    const client = await linked({ okta: { run: (async () => odd) as unknown as Connector['run'] } });
    await client.listTools();

    await expect(client.callTool({ name: 'get_user', arguments: { userId: '00u1' } })).resolves.toMatchObject(
      { structuredContent: odd },
    );
  });

  test('keeps a client from a result without what is guaranteed', async () => {
    const client = await linked({ okta: { run: (async () => ({ id: 7 })) as unknown as Connector['run'] } });
    await client.listTools();

    await expect(client.callTool({ name: 'get_user', arguments: { userId: '00u1' } })).rejects.toThrow('id');
  });
});

/** The ways to all places in a value, of the items of a list to the first. */
function placesOf(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way];
  const inner = Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined);
  return [way, ...inner.flatMap(([key, each]) => placesOf(each, [...way, key]))];
}

function withValue(at: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(at) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

describe('the output schema of a tool in short', () => {
  const inShort = (name: string) => {
    const action = manifest.actions.find((one) => one.name === name);
    if (!action) throw new Error(`There is no action ${name}.`);
    return toolFor(action, false).outputSchema;
  };

  test('has IDs, states, what is always there, and whether there are secrets', () => {
    expect(inShort('activate_user')).toMatchObject({
      type: 'object',
      required: ['id', 'changed'],
      properties: {
        id: { type: 'string' },
        status: {},
        changed: { type: 'boolean', description: expect.stringContaining('True if') },
        activationToken: { description: 'Token in the activation link.' },
      },
    });
    expect(inShort('activate_user')?.properties).not.toHaveProperty('lastUpdated');
  });

  test('has the cursor of a list, and the IDs of its items', () => {
    expect(inShort('list_log_events')?.properties).toMatchObject({
      count: { type: 'integer' },
      nextCursor: { type: ['string', 'null'] },
      hasMore: { type: 'boolean' },
      events: { type: 'array', items: { properties: { actor: { properties: { id: {} } } } } },
    });
  });
});

describe('selectActions', () => {
  const direct = (selection: Parameters<typeof selectActions>[1]) =>
    selectActions(manifest, selection).direct.map(({ name }) => name);

  test('makes tools of what a help desk does daily, and lets all be run', () => {
    const { actions, direct } = selectActions(manifest, {});

    expect(actions).toEqual(manifest.actions);
    expect(direct.length).toBeGreaterThanOrEqual(20);
    expect(direct.length).toBeLessThanOrEqual(25);
    expect(direct.every(({ everyday }) => everyday)).toBe(true);
  });

  test('makes tools of all when it is told to', () => {
    expect(selectActions(manifest, { tools: ['all'] })).toEqual({
      actions: manifest.actions,
      direct: manifest.actions,
    });
  });

  test('takes resources and single actions, and lets nothing else be run', () => {
    const { actions, direct } = selectActions(manifest, { tools: ['sessions', 'get_user'] });
    const sessions = manifest.actions.filter(({ resource }) => resource === 'sessions');

    expect(direct.map(({ name }) => name)).toEqual(['get_user', ...sessions.map(({ name }) => name)]);
    expect(actions).toEqual(direct);
  });

  test.each([undefined, ['all'], ['groups', 'delete_user']])(
    'leaves out what changes the org, of %j',
    (tools) => {
      const { actions, direct } = selectActions(manifest, { tools, readOnly: true });

      expect(direct.length).toBeGreaterThan(0);
      expect([...actions, ...direct].filter(({ effect }) => effect !== 'read')).toEqual([]);
    },
  );

  test('names what is near to a name that nothing has', () => {
    expect(() => direct({ tools: ['user'] })).toThrow(
      /no resource or action called "user"\. Did you mean users\b/,
    );
  });
});

describe('tools/list', () => {
  test('has at most 60 kB as the server starts by itself, and whole schemas on request', async () => {
    const bytes = async (parts: Stand) => JSON.stringify(await (await linked(parts)).listTools()).length;

    expect(await bytes(selectActions(manifest, {}))).toBeLessThanOrEqual(60_000);
    expect(await bytes({ ...selectActions(manifest, {}), fullSchemas: true })).toBeGreaterThan(100_000);
  });

  test('has the attributes of the org', async () => {
    const describe = async () => ({
      inputSchema: { type: 'object', properties: { badge: { type: 'string' } } },
      outputSchema: { type: 'object', properties: {} },
      warnings: [],
    });
    const { tools } = await (await linked({ okta: { describe } })).listTools();

    expect(tools[0]?.inputSchema.properties).toEqual({ badge: { type: 'string' } });
  });

  test('goes without them when the org takes too long or refuses, and says so', async () => {
    const lines: string[] = [];
    const okta = {
      describe: (_: string, { signal }: { signal?: AbortSignal | undefined }) =>
        new Promise<never>((_, reject) =>
          signal?.addEventListener('abort', () => reject(new Error('too slow'))),
        ),
    };
    const { tools } = await (
      await linked({ okta, patience: 1, warn: (line) => void lines.push(line) })
    ).listTools();

    expect(tools.slice(0, -1)).toHaveLength(manifest.actions.length);
    expect(tools[0]).toMatchObject({ inputSchema: manifest.actions[0]?.inputSchema });
    expect(lines[0]).toMatch(/left out: .*too slow/);
  });
});
