import { describe, expectTypeOf, test } from 'vitest';
import { z } from 'zod/v3';
import { defineAction } from '../../../connector/core/define-action.ts';
import type { loadConnector } from '../../../connector/index.ts';

// Checked by the compiler: a refusal that no longer refuses is an unused @ts-expect-error. Nothing here is called.

const declaration = {
  name: 'get_thing',
  title: 'Get thing',
  description: 'Reads one thing.',
  operation: 'getThing',
  scopes: ['okta.things.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ thingId: z.string(), expand: z.string().optional() }).strict(),
  output: z.object({ id: z.string() }).passthrough(),
  sample: { input: { thingId: '1' }, output: { id: '1' } },
} as const;

const path = '/api/v1/things/{thingId}';

describe('defineAction compiles', () => {
  test('names that are input fields', () => () => {
    const request = { method: 'POST', path, query: ['expand'], body: { 'a.b': 'expand' } } as const;
    defineAction({ ...declaration, request });
    defineAction({ ...declaration, request: { method: 'GET', path, query: { q: 'expand' } } });
    defineAction({ ...declaration, request: { method: 'GET', path: '/api/v1/things' } });
  });

  test('an execute that gives null for what is optional', () => () => {
    const output = z.object({ id: z.string(), name: z.string().optional() });
    defineAction({ ...declaration, output, execute: async () => ({ id: '1', name: null }) });
    // @ts-expect-error: the ID is required
    defineAction({ ...declaration, output, execute: async () => ({ id: null }) });
  });

  test('an execute that gives the output, with more than is declared', () => () => {
    defineAction({ ...declaration, execute: async ({ input }) => ({ id: input.thingId, more: 1 }) });
  });
});

describe('defineAction refuses to compile', () => {
  test('a placeholder that is no input field', () => () => {
    // @ts-expect-error: no input field is called userId
    defineAction({ ...declaration, request: { method: 'GET', path: '/api/v1/things/{userId}' } });
    // @ts-expect-error: nor is the second of two
    defineAction({ ...declaration, request: { method: 'GET', path: '/api/v1/{thingId}/{userId}' } });
  });

  test('a query parameter that is no input field', () => () => {
    // @ts-expect-error: no input field is called limit
    defineAction({ ...declaration, request: { method: 'GET', path, query: ['expand', 'limit'] } });
    // @ts-expect-error: nor under another name
    defineAction({ ...declaration, request: { method: 'GET', path, query: { q: 'limit' } } });
  });

  test('a place in the body for what is no input field', () => () => {
    // @ts-expect-error: no input field is called profile
    defineAction({ ...declaration, request: { method: 'POST', path, body: { profile: 'profile' } } });
  });

  test('a header for what is no input field, or from the reply for what is no output field', () => () => {
    // @ts-expect-error: no input field is called version
    defineAction({ ...declaration, request: { method: 'POST', path, headers: { 'if-match': 'version' } } });
    const strict = { ...declaration, output: z.object({ id: z.string() }) };
    // @ts-expect-error: no output field is called etag
    defineAction({ ...strict, request: { method: 'GET', path, replyHeaders: { etag: 'etag' } } });
  });

  test('a sample that does not fit', () => () => {
    // @ts-expect-error: thingId is missing
    defineAction({ ...declaration, sample: { input: {}, output: { id: '1' } } });
    // @ts-expect-error: thingId is a text
    defineAction({ ...declaration, sample: { input: { thingId: 1 }, output: { id: '1' } } });
    // @ts-expect-error: id is missing
    defineAction({ ...declaration, sample: { input: { thingId: '1' }, output: {} } });
  });

  test('an execute whose result is not the output', () => () => {
    // @ts-expect-error: id is a text
    defineAction({ ...declaration, execute: async () => ({ id: 1 }) });
    // @ts-expect-error: id is missing
    defineAction({ ...declaration, execute: async () => ({}) });
    // @ts-expect-error: a result is waited for
    defineAction({ ...declaration, execute: () => ({ id: '1' }) });
  });

  test('an execute that reads what is no input field', () => () => {
    // @ts-expect-error: no input field is called userId
    defineAction({ ...declaration, execute: async ({ input }) => ({ id: input.userId }) });
  });

  test("a scope that is not Okta's", () => () => {
    // @ts-expect-error: scopes begin with okta.
    defineAction({ ...declaration, scopes: ['things.read'] });
  });

  test('an effect or a method that does not exist', () => () => {
    // @ts-expect-error: an effect is read, create, update or delete
    defineAction({ ...declaration, effect: 'write' });
    // @ts-expect-error: a request has no method FETCH
    defineAction({ ...declaration, request: { method: 'FETCH', path } });
  });

  test('a danger in what is no input field', () => () => {
    // @ts-expect-error: no input field is called things
    defineAction({ ...declaration, confirm: ['things'] });
    // @ts-expect-error: nor is the first on the way
    defineAction({ ...declaration, confirm: ['things.name'] });
    // @ts-expect-error: nor is this one
    defineAction({ ...declaration, confirm: [{ field: 'things', unless: false }] });
  });

  test('an input that is not of zod/v3, or no object', () => () => {
    // @ts-expect-error: a form has fields
    defineAction({ ...declaration, input: z.string() });
  });

  test('a check of what is no input field', () => () => {
    // @ts-expect-error: no input field is called limit
    defineAction({ ...declaration, check: () => ({ limit: 'is wrong' }) });
  });
});

type Connector = Awaited<ReturnType<typeof loadConnector>>;

describe('the connector compiles', () => {
  test('each action by its name, with its own input and output', () => async (okta: Connector) => {
    const connection = { domain: 'acme', apiKey: 'key' };
    const page = await okta.run('list_users', { connection, input: { search: 'status pr', limit: 5 } });
    expectTypeOf(page.users[0]?.id).toEqualTypeOf<string | undefined>();
    expectTypeOf(page.nextCursor).toEqualTypeOf<string | null>();
    const user = await okta.run('suspend_user', { connection, input: { userId: '00u1' } });
    expectTypeOf(user.changed).toEqualTypeOf<boolean>();
    // Okta sends null for whatever is optional.
    expectTypeOf(user.id).toEqualTypeOf<string>();
    expectTypeOf(user.status).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(user.profile?.city).toEqualTypeOf<string | null | undefined>();

    for await (const { users } of okta.pages('list_users', { connection, input: { search: 'status pr' } })) {
      expectTypeOf(users[0]?.id).toEqualTypeOf<string | undefined>();
    }

    // @ts-expect-error: an action that is no list has no pages
    okta.pages('get_user', { connection, input: { userId: '00u1' } });
    // @ts-expect-error: there is no such action
    await okta.run('list_user', { connection });
    // @ts-expect-error: limit is a number
    await okta.run('list_users', { connection, input: { limit: '5' } });
    // @ts-expect-error: there is no such field
    await okta.run('list_users', { connection, input: { serach: 'status pr' } });
    // @ts-expect-error: userId is required
    await okta.run('get_user', { connection, input: {} });
    // @ts-expect-error: a list has no such field
    page.groups;
  });
});
