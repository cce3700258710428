import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyAction } from '../connector/core/define-action.ts';
import { isConnectorError } from '../connector/core/error.ts';
import type { HttpRequest } from '../connector/core/send.ts';
import { allActions } from './all-actions.ts';
import { run } from './okta.ts';
import { pathPattern, sampleOrg } from './sample-org.ts';

// Whatever a host hands over, an action either refuses it by field before the first request, or sends a request in order.

const circle: Record<string, unknown> = {};
circle['around'] = [circle];

/** An object so many levels deep that a program which walks it by itself overflows its stack. */
const deep = (levels: number) => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value };
  return value;
};

/** As many values as there are atoms, in fifty objects. */
const shared = Array.from({ length: 50 }).reduce<unknown>((value) => ({ one: value, other: value }), {});

const throwing = Object.defineProperty({}, 'name', {
  enumerable: true,
  get() {
    throw new Error('not now');
  },
});

/** Values that no JSON holds, or that a program would trip over if it trusted them. */
const hostile = fc.constantFrom<unknown>(
  ...[10n, Symbol('s'), () => 'f', Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 60],
  ...[new Date(0), new Map([['a', 1]]), new Set(['a']), Buffer.from('a'), new Error('e'), /a/, Object(1n)],
  ...[circle, deep(99), deep(20_000), shared, throwing, new Proxy({}, { ownKeys: () => ['a', 'a'] })],
  ...[Array(3), Object.assign(Array(1), { length: 4e9 }), Object.create(null), { toJSON: () => 'x' }],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap((key) => [
    JSON.parse(`{"${key}":{"a":1}}`),
    JSON.parse(`{"a":{"${key}":"b"}}`),
    { [key]: 'text' },
    `{"${key}":1}`,
  ]),
  ...['\u{1f600}'.slice(0, 1), '\u0000', 'a\r\nb: c', 'zo\u00eb', '\ufeff a \u200b', ' ', '[', '{"a"', 'me'],
  ...['..', '../../groups', 'a/../b', '..\\b', 'a%2f..%2fb', '%2e%2e', 'a?b#c', '{userId}', '/api/v1/x'],
  ...['5', ' true', 'a, b', '["a"]', '"a" or "b"', 'x'.repeat(5000), `${' '.repeat(5000)}x`],
);

const anything = fc.oneof(
  hostile,
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.string({ unit: 'binary' }),
);

/** The input of a sample, with anything at any place in it or beside it. */
const spoiled = ({ input, sample }: AnyAction): fc.Arbitrary<unknown> => {
  const keys = [...Object.keys(input.shape), 'constructor', 'no field'];
  const place = fc.tuple(
    fc.constantFrom(...keys),
    fc.option(fc.constantFrom('name', 'a', 'email', '0', 'toString')),
  );
  const part = fc.tuple(place, anything).map(([[key, inner], value]) => {
    const { [key]: known } = sample.input;
    return [key, inner === null ? value : { ...(typeof known === 'object' && known), [inner]: value }];
  });
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 6, arbitrary: parts.map((made) => ({ ...sample.input, ...Object.fromEntries(made) })) },
    anything,
  );
};

test.each(allActions)('$name refuses any input by its field, or sends a request in order', async (action) => {
  await fc.assert(
    fc.asyncProperty(spoiled(action), async (input) => {
      const org = sampleOrg(action);
      const requests: HttpRequest[] = [];
      const send = (request: HttpRequest) => {
        requests.push(request);
        return org.send(request);
      };
      const error = await run(action, input, { send }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

      if (error !== undefined && !isConnectorError(error)) throw error;
      if (error?.code === 'INVALID_INPUT') {
        expect(error.fields?.length).toBeGreaterThan(0);
        expect(requests).toEqual([]);
      } else {
        expect(requests).not.toEqual([]);
      }
      for (const request of requests) expectInOrder(request);
      const [path] = (action.request ?? { path: '' }).path.split('?');
      if (!action.request || requests.length === 0) return;
      expect(requests.map(({ url }) => new URL(url).pathname)).toContainEqual(
        expect.stringMatching(pathPattern(path ?? '')),
      );
    }),
    { numRuns: 60 },
  );
});

/** Nothing in the request is read otherwise by whoever takes it. */
function expectInOrder({ url, headers, body }: HttpRequest): void {
  // A URL parser writes an apostrophe in a query as %27, which says the same.
  expect(new URL(url).href.replaceAll('%27', "'")).toBe(url.replaceAll('%27', "'"));
  expect(() => new Headers(headers)).not.toThrow();
  expect(Object.values(headers).join('')).toMatch(/^[\t\x20-\x7e]*$/);
  if (body !== undefined) expect(JSON.parse(body)).toBeTypeOf('object');
}

test('no input changes the objects of the program', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});
