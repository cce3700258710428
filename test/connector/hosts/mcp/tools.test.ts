import { Ajv, type SchemaObject } from 'ajv';
import { describe, expect, test } from 'vitest';
import { oddPlaces } from '../../../../connector/core/conform.ts';
import { selected, toolOf } from '../../../../connector/hosts/mcp/tools.ts';
import { type Connector, loadConnector, type ManifestAction } from '../../../../connector/index.ts';
import { allActions } from '../../../all-actions.ts';
import { linked } from './linked.ts';

const { manifest } = await loadConnector();

const hints = (
  effect: 'read' | 'create' | 'update' | 'delete',
  facts: Partial<Pick<ManifestAction, 'confirm' | 'idempotent'>> = {},
) => {
  const [action] = manifest.actions;
  if (!action) throw new Error('There are no actions.');
  const { confirm: _, ...rest } = action;
  return toolOf({ ...rest, idempotent: true, ...facts, effect }, { inputSchema: {}, outputSchema: {} })
    .annotations;
};

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
    for (const action of manifest.actions) {
      const { inputSchema, outputSchema } = toolOf(action, action as Parameters<typeof toolOf>[1]);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(JSON.stringify(outputSchema)).not.toContain('"additionalProperties":false');
      expect(outputSchema).toMatchObject({ type: 'object', required: action.outputSchema.required ?? [] });
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
      const { outputSchema } = toolOf(declared, declared as Parameters<typeof toolOf>[1]);
      // The SDK and Ajv have each a type of their own for a JSON Schema.
      const valid = ajv.compile(outputSchema as SchemaObject);
      const seen = { passed: 0, refused: 0 };
      for (const way of placesOf(action.sample.output)) {
        for (const value of values) {
          const output = withValue(action.sample.output, way, value);
          const passes = oddPlaces(action.output, output).every(({ guaranteed }) => !guaranteed);
          seen[passes ? 'passed' : 'refused'] += 1;
          expect(valid(output), `${way.join('.')} is ${JSON.stringify(value)}`).toBe(passes);
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

describe('selected', () => {
  const names = (selection: Parameters<typeof selected>[1]) =>
    selected(manifest, selection).map(({ name }) => name);

  test('takes all without a selection', () => {
    expect(names({})).toHaveLength(manifest.actions.length);
  });

  test('takes resources and single actions', () => {
    expect(names({ tools: ['sessions', 'get_user'] })).toEqual(['get_user', 'clear_user_sessions']);
  });

  test('leaves out what changes the org', () => {
    expect(names({ tools: ['groups'], readOnly: true })).toEqual([
      'list_groups',
      'find_group',
      'get_group',
      'list_group_members',
      'is_user_in_group',
    ]);
  });

  test('names what is near to a name that nothing has', () => {
    expect(() => names({ tools: ['user'] })).toThrow(/no resource or action called "user"\. Near it: users/);
  });
});

describe('tools/list', () => {
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

    expect(tools).toHaveLength(manifest.actions.length);
    expect(tools[0]).toMatchObject({ inputSchema: manifest.actions[0]?.inputSchema });
    expect(lines[0]).toMatch(/left out: .*too slow/);
  });
});
