import { describe, expect, test } from 'vitest';
import { selected, toolOf } from '../../../../connector/hosts/mcp/tools.ts';
import { loadConnector, type ManifestAction } from '../../../../connector/index.ts';
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
