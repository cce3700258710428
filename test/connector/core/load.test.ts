import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v3';
import type { AnyAction } from '../../../connector/core/define-action.ts';
import { defineAction } from '../../../connector/core/define-action.ts';
import { defineTrigger } from '../../../connector/core/define-trigger.ts';
import { connectorOf, type Runtime } from '../../../connector/core/load.ts';
import { indexOf, manifestOf } from '../../../connector/core/manifest.ts';
import type { Plan } from '../../../connector/core/plan.ts';

const thing = (name: string): AnyAction =>
  defineAction({
    name,
    title: 'Thing',
    description: 'Does a thing.',
    operation: 'doThing',
    scopes: ['okta.things.read'],
    effect: 'read',
    idempotent: true,
    input: z.object({ thingId: z.string() }).strict(),
    output: z.object({ id: z.string() }),
    sample: { input: { thingId: '1' }, output: { id: '1' } },
    request: { method: 'GET', path: '/api/v1/things/{thingId}' },
  });

const getThing = thing('get_thing');
const thingMoved = defineTrigger({
  name: 'thing_moved',
  title: 'Thing moved',
  description: 'Starts when a thing was moved.',
  scopes: ['okta.things.read'],
  source: { kind: 'log', events: [{ type: 'thing.move' }] },
  input: z.object({}).strict(),
  output: z.object({ uuid: z.string() }),
  sample: { input: {}, output: { uuid: '1' } },
});
const manifest = manifestOf({
  package: { name: 'things-connector', version: '1.0.0', description: 'Things.' },
  catalogue: {
    things: {
      title: 'Things',
      icon: 'cube',
      actions: [getThing, thing('list_things'), thing('delete_user')],
    },
  },
  triggers: { things: { title: 'Things', icon: 'cube', triggers: [thingMoved] } },
  pickLists: {
    things: {
      title: 'Things',
      scopes: ['okta.things.read'],
      choices: async () => ({ choices: [], nextCursor: null }),
    },
  },
});

const polled = { events: [], state: { v: 1 }, more: false, lag: 0, gaps: [] };
const plan: Plan = {
  v: 1,
  action: 'get_thing',
  title: 'Get thing',
  input: {},
  origin: 'https://acme.okta.com',
  madeAt: '2026-11-21T12:00:00.000Z',
  changes: [],
  alreadyDone: true,
  complete: true,
  summary: 'Get thing: nothing would change.',
  hash: '0',
};
const page = { choices: [{ label: 'One', value: '1' }], nextCursor: null };

/** A connector whose parts keep what they were asked. */
function loaded() {
  const runtime = {
    run: vi.fn(async () => ({ id: '1' })),
    plan: vi.fn(async () => plan),
    apply: vi.fn(async () => ({ id: '1' })),
    pages: vi.fn(async function* () {
      yield { things: [], count: 0, nextCursor: null, hasMore: false };
    }),
    runAll: vi.fn(async function* () {
      yield { index: 0, input: {}, ok: true as const, output: { id: '1' } };
    }),
    rateLimits: vi.fn(() => []),
    describe: vi.fn(async () => ({ inputSchema: {}, outputSchema: {}, warnings: [] })),
    testConnection: vi.fn(async () => ({
      message: 'Connected.',
      origin: 'https://acme.okta.com',
      actions: { allowed: [], refused: [], unproven: [] },
      rateLimits: [],
    })),
    choices: vi.fn(async () => page),
    poll: vi.fn(async () => polled),
    deliver: vi.fn(async () => polled),
    latest: vi.fn(async () => []),
    openHook: vi.fn(async () => ({ hookId: 'who1', eventTypes: [], polledOnly: [] })),
    closeHook: vi.fn(async () => {}),
    receive: vi.fn(async () => ({ status: 204, headers: {}, body: '', events: [] })),
  } satisfies Runtime;
  const importModule = vi.fn(async () => ({ getThing, thingMoved }));
  const importRuntime = vi.fn(async () => runtime);
  const readManifest = vi.fn(() => manifest);
  return {
    connector: connectorOf({ index: indexOf(manifest), readManifest, importModule, importRuntime }),
    readManifest,
    importModule,
    importRuntime,
    runtime,
  };
}

const connection = { domain: 'acme', apiKey: 'key' };

describe('connectorOf', () => {
  test('reads and imports nothing before it is asked for', () => {
    const { connector, readManifest, importModule, importRuntime } = loaded();

    expect(readManifest).not.toHaveBeenCalled();
    expect(connector.manifest).toBe(manifest);
    expect(connector.manifest).toBe(manifest);
    expect(readManifest).toHaveBeenCalledOnce();
    expect(importModule).not.toHaveBeenCalled();
    expect(importRuntime).not.toHaveBeenCalled();
  });

  test('imports the one module of an action, once, and runs it', async () => {
    const { connector, importModule, readManifest, runtime } = loaded();
    const call = { connection, input: { thingId: '1' } };

    await expect(connector.run('get_thing', call)).resolves.toEqual({ id: '1' });
    await connector.run('get_thing', call);
    expect(importModule).toHaveBeenCalledExactlyOnceWith('actions/things/get-thing.js');
    expect(readManifest).not.toHaveBeenCalled();
    expect(runtime.run.mock.calls).toEqual([
      [getThing, call],
      [getThing, call],
    ]);
  });

  test('gives the pages of an action, and imports nothing before the first is asked for', async () => {
    const { connector, importModule, runtime } = loaded();
    const call = { connection, input: { thingId: '1' } };
    const pages = connector.pages('get_thing', call);
    expect(importModule).not.toHaveBeenCalled();

    const read = [];
    for await (const page of pages) read.push(page);
    expect(read).toEqual([{ things: [], count: 0, nextCursor: null, hasMore: false }]);
    expect(runtime.pages).toHaveBeenCalledExactlyOnceWith(getThing, call);
  });

  test.each([
    ['get_thig', 'There is no action called "get_thig". Did you mean get_thing?'],
    ['things_list', 'There is no action called "things_list". Did you mean list_things?'],
    ['get_things', 'There is no action called "get_things". Did you mean get_thing, list_things?'],
    ['suspend', 'There is no action called "suspend".'],
    ['', 'There is no action called "".'],
    ['constructor', 'There is no action called "constructor".'],
  ])('says of the action %s that there is none, and what is near', async (name, message) => {
    const { connector, importModule } = loaded();

    await expect(connector.run(name, { connection })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message,
    });
    expect(importModule).not.toHaveBeenCalled();
  });

  test('imports the one module of a trigger, once, and polls it', async () => {
    const { connector, importModule, readManifest, runtime } = loaded();
    const call = { connection, state: { v: 1 } };
    const events = [{ uuid: '1' }];

    await expect(connector.poll('thing_moved', call)).resolves.toBe(polled);
    await expect(connector.deliver('thing_moved', { state: {}, events })).resolves.toBe(polled);
    await expect(connector.latest('thing_moved', { connection })).resolves.toEqual([]);
    expect(importModule).toHaveBeenCalledExactlyOnceWith('connector/triggers/thing-moved.js');
    expect(readManifest).not.toHaveBeenCalled();
    expect(runtime.poll).toHaveBeenCalledExactlyOnceWith(thingMoved, call);
    expect(runtime.deliver).toHaveBeenCalledExactlyOnceWith(thingMoved, { state: {}, events });
    expect(runtime.latest).toHaveBeenCalledExactlyOnceWith(thingMoved, { connection });
    await expect(connector.poll('get_thing', call)).rejects.toMatchObject({
      message: expect.stringContaining('no trigger called "get_thing"'),
    });
  });

  test('describes an action by what the manifest says of it, and imports none', async () => {
    const { connector, importModule, runtime } = loaded();
    const call = { connection, input: { thingId: '1' } };
    await connector.describe('get_thing', call);

    expect(runtime.describe).toHaveBeenCalledExactlyOnceWith(manifest.actions[0], call);
    expect(importModule).not.toHaveBeenCalled();
    await expect(connector.describe('get_thig', call)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'There is no action called "get_thig". Did you mean get_thing?',
    });
  });

  test('tests a connection, which the host can stop', async () => {
    const { connector, runtime } = loaded();
    const { signal } = new AbortController();
    await connector.testConnection(connection);
    await connector.testConnection(connection, { signal });

    expect(runtime.testConnection.mock.calls).toEqual([
      [connection, { actions: manifest.actions }],
      [connection, { actions: manifest.actions, signal }],
    ]);
  });

  test('reads a pick list', async () => {
    const { connector, runtime } = loaded();
    const call = { connection, search: 'o' };

    await expect(connector.pickList('things', call)).resolves.toBe(page);
    expect(runtime.choices).toHaveBeenCalledExactlyOnceWith('things', call);
  });

  test('says of a pick list that there is none', async () => {
    const { connector, importRuntime } = loaded();

    await expect(connector.pickList('thing', { connection })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'There is no pick list called "thing". Did you mean things?',
    });
    expect(importRuntime).not.toHaveBeenCalled();
  });
});
