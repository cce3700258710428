import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v3';
import type { Client } from '../../../connector/core/client.ts';
import { defineAction } from '../../../connector/core/define-action.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import { expected, runAction } from '../../../connector/core/run.ts';
import { field } from '../../../schemas/field.ts';

const okta = {} as Client;
const connect = () => okta;

/** An action that takes a name and does this with it. */
const actionThat = (execute: (context: never) => Promise<unknown>) =>
  defineAction({
    name: 'try_run',
    title: 'Try run',
    description: 'Shows how an action runs.',
    operation: 'tryRun',
    scopes: ['okta.users.read'],
    effect: 'read',
    idempotent: true,
    input: z.object({ name: z.string().default('Ada') }).strict(),
    output: z.object({ greeting: z.string() }),
    sample: { input: {}, output: { greeting: 'Hello Ada' } },
    execute: execute as () => Promise<{ greeting: string }>,
  });

describe('runAction', () => {
  test('gives execute the parsed input, the org, the action, the others, the signal, the log and a way to run others', async () => {
    const execute = vi.fn(async () => ({ greeting: 'Hello' }));
    const action = actionThat(execute);
    const { signal } = new AbortController();
    const log = () => {};
    const alternatives = () => [];
    await runAction(action, { input: undefined, connect, alternatives, signal, log });

    expect(execute).toHaveBeenCalledExactlyOnceWith({
      input: { name: 'Ada' },
      okta,
      action,
      alternatives,
      signal,
      log,
      run: expect.any(Function),
    });
  });

  test.each([
    [true, true],
    [false, false],
    [{ unless: 'loud' }, true],
    [{ unless: 'name' }, false],
  ])(
    'connects with the rights of the action, and says whether it may be repeated: %j',
    async (idempotent, repeatable) => {
      const action = { ...actionThat(async () => ({ greeting: 'Hello' })), idempotent };
      const connected = vi.fn(connect);
      await runAction(action, { input: {}, connect: connected });

      expect(connected).toHaveBeenCalledExactlyOnceWith({
        scopes: action.scopes,
        idempotent: repeatable,
        secrets: [],
      });
    },
  );

  test('takes a log line where nobody listens', async () => {
    const action = actionThat(async ({ log }: { log: (message: string) => void }) => {
      log('half-way');
      return { greeting: 'Hello' };
    });

    await expect(runAction(action, { input: {}, connect })).resolves.toEqual({ greeting: 'Hello' });
  });

  test('gives back what came, unknown fields included', async () => {
    const result = { greeting: 'Hello', extra: [1] };

    await expect(
      runAction(
        actionThat(async () => result),
        { input: {}, connect },
      ),
    ).resolves.toBe(result);
  });

  test('neither connects nor executes with a wrong input', async () => {
    const execute = vi.fn();
    const connected = vi.fn(connect);
    const run = runAction(actionThat(execute), { input: { name: {} }, connect: connected });

    await expect(run).rejects.toMatchObject({ code: 'INVALID_INPUT', action: 'try_run' });
    expect(connected).not.toHaveBeenCalled();
    expect(execute).not.toHaveBeenCalled();
  });

  test('refuses a result that is not what was declared', async () => {
    const run = runAction(
      actionThat(async () => ({ greeting: 7 })),
      { input: {}, connect },
    );

    await expect(run).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      action: 'try_run',
      message: "Okta's response lacks something that Okta always sends (greeting must be a text).",
    });
  });

  test('says after a change that it may have been made, when the result lacks what is required', async () => {
    const action = { ...actionThat(async () => ({})), effect: 'update' as const };

    await expect(runAction(action, { input: {}, connect })).rejects.toThrow(
      'The change may have been made. Check before you repeat it.',
    );
  });

  test('lets odd values pass unchanged, and tells each place once', async () => {
    const item = z.object({ id: z.string(), badge: z.string().optional() });
    const result = { greeting: 'Hello', items: [{ id: '1', badge: 7 }, { id: '2', badge: 8 }, null] };
    const action = {
      ...actionThat(async () => result),
      output: z.object({ greeting: z.string(), items: z.array(item) }),
    };
    const lines: string[] = [];

    await expect(
      runAction(action, { input: {}, connect, log: (line) => void lines.push(line) }),
    ).resolves.toBe(result);
    expect(lines).toEqual([
      'Okta sent a number in items[].badge, where its documentation says a text',
      'Okta sent null in items[], where its documentation says an object',
    ]);
  });

  test('hands the secrets of the input to the connection', async () => {
    const input = z.object({ name: z.string(), password: field(z.string(), { secret: true }) });
    const action = { ...actionThat(async () => ({ greeting: 'Hello' })), input };
    const connected = vi.fn(connect);
    await runAction(action, { input: { name: 'Ada', password: 'Correct-Horse-9' }, connect: connected });

    expect(connected).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ secrets: ['Correct-Horse-9'] }),
    );
  });

  test('names the action in the errors of the connector', async () => {
    const failing = actionThat(async () => {
      throw new ConnectorError('NOT_FOUND', 'No.', { status: 404 });
    });

    await expect(runAction(failing, { input: {}, connect })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
      action: 'try_run',
    });
  });

  test('leaves a mistake in the program as it is', async () => {
    const mistake = new TypeError('undefined is not a function');
    const failing = actionThat(async () => {
      throw mistake;
    });

    await expect(runAction(failing, { input: {}, connect })).rejects.toBe(mistake);
  });
});

describe('expected', () => {
  test('gives back the value itself', () => {
    const value = { id: '00u1', other: 1 };

    expect(expected(z.object({ id: z.string() }), value)).toBe(value);
  });

  test('leaves out of a list what lacks what is required, and keeps what is odd', () => {
    const schema = z.array(z.object({ id: z.string(), badge: z.string().optional() }));
    const odd = { id: '1', badge: 7 };

    expect(expected(schema, [null, odd, { id: 2 }, {}])).toEqual([odd]);
    expect(() => expected(schema, {})).toThrow('(the response must be a list)');
  });

  test('names three places at most', () => {
    const schema = z.object({ a: z.string(), b: z.string(), c: z.string(), d: z.string() });

    expect(() => expected(schema, {})).toThrow('(a must be a text; b must be a text; c must be a text)');
  });

  test('names a value that is wrong as a whole', () => {
    expect(() => expected(z.object({}), undefined)).toThrow('(the response must be an object)');
  });

  test('quotes nothing of the value', () => {
    const schema = z.object({ status: z.enum(['ACTIVE']), kind: z.literal('A') });

    expect(() => expected(schema, { status: 'secret', kind: 'secret' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
