import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v3';
import type { Client } from '../../../connector/core/client.ts';
import { type ActionContext, defineAction } from '../../../connector/core/define-action.ts';

const declaration = {
  name: 'get_thing',
  title: 'Get thing',
  description: 'Reads one thing.',
  operation: 'getThing',
  scopes: ['okta.things.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ thingId: z.string() }).strict(),
  output: z.object({ id: z.string() }).passthrough(),
  sample: { input: { thingId: '1' }, output: { id: '1' } },
  request: { method: 'GET', path: '/api/v1/things/{thingId}' },
} as const;

describe('defineAction', () => {
  test('gives back what was declared', () => {
    expect(defineAction(declaration)).toMatchObject(declaration);
  });

  test('gives back a frozen object', () => {
    expect(Object.isFrozen(defineAction(declaration))).toBe(true);
  });

  test('makes the schemas at first reading, and once', () => {
    const action = defineAction(declaration);

    expect(action.inputSchema).toMatchObject({ required: ['thingId'], additionalProperties: false });
    expect(action.outputSchema).toMatchObject({ required: ['id'] });
    expect(action.inputSchema).toBe(action.inputSchema);
    expect(action.outputSchema).toBe(action.outputSchema);
  });

  test('makes no schema before', () => {
    const input = new Proxy(declaration.input, {
      get() {
        throw new Error('The schema was read.');
      },
    });

    expect(() => defineAction({ ...declaration, input })).not.toThrow();
  });

  test('carries out its request where execute is not written', async () => {
    const perform = vi.fn(async () => ({ id: '1' }));
    const action = defineAction(declaration);
    const input = { thingId: '1' };
    const context = { input, okta: { perform } as unknown as Client, action } as unknown as ActionContext<
      typeof input
    >;

    await expect(action.execute(context)).resolves.toEqual({ id: '1' });
    expect(perform).toHaveBeenCalledExactlyOnceWith(declaration.request, input);
  });

  test('finds nothing wrong between fields where no check is written', () => {
    expect(defineAction(declaration).check({ thingId: '1' })).toEqual({});
  });
});
