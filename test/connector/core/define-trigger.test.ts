import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod/v3';
import { defineTrigger } from '../../../connector/core/define-trigger.ts';

const thingMoved = defineTrigger({
  name: 'thing_moved',
  title: 'Thing moved',
  description: 'Starts when a thing was moved.',
  scopes: ['okta.things.read'],
  source: { kind: 'log', events: [{ type: 'thing.move' }] },
  lift: { thing: { target: 'Thing' } },
  input: z.object({ thingId: z.string().optional() }).strict(),
  output: z.object({ uuid: z.string(), thing: z.object({ id: z.string() }).nullable() }),
  sample: { input: {}, output: { uuid: '1', thing: { id: '2' } } },
});

describe('defineTrigger', () => {
  test('gives back what was declared, frozen, with JSON Schemas', () => {
    expect(thingMoved).toMatchObject({
      name: 'thing_moved',
      keywords: [],
      lift: { thing: { target: 'Thing' } },
      inputSchema: { type: 'object', properties: { thingId: { type: 'string' } } },
      outputSchema: { properties: { uuid: { type: 'string' } }, required: ['uuid', 'thing'] },
    });
    expect(thingMoved.inputSchema).toBe(thingMoved.inputSchema);
    expect(Object.isFrozen(thingMoved)).toBe(true);
  });

  test('knows the types of input and event', () => {
    expectTypeOf(thingMoved.sample.input).toEqualTypeOf<{ thingId?: string | undefined }>();
    expectTypeOf(thingMoved.sample.output).toEqualTypeOf<{ uuid: string; thing: { id: string } | null }>();
    const { input, output, sample, ...rest } = thingMoved;
    // @ts-expect-error: no output is called so.
    defineTrigger({ ...rest, input, output, sample, lift: { things: { target: 'Thing' } } });
  });
});
