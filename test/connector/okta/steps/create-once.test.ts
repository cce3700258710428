import { describe, expect, test, vi } from 'vitest';
import type { Client, Reply } from '../../../../connector/core/client.ts';
import { ConnectorError, type ErrorCode } from '../../../../connector/core/error.ts';
import { createOnce } from '../../../../connector/okta/steps/create-once.ts';

interface Thing {
  id: string;
  created: string;
}

const replyOf = (body: Thing): Reply<Thing> => ({ status: 200, headers: {}, body });
const thing = { id: '00u1', created: '2026-11-21T12:00:00.000Z' };
const lost = new ConnectorError('NETWORK', 'The connection broke. Look before you repeat it.');

/** What comes of a creation that ends so, when the lookup then finds this. */
function created(outcome: Thing | Error, found?: Thing | Error, { now = true } = {}) {
  const create = vi.fn(async () => {
    if (outcome instanceof Error) throw outcome;
    return replyOf(outcome);
  });
  const find = vi.fn(async () => {
    if (found instanceof Error) throw found;
    return found && replyOf(found);
  });
  const okta = { happenedNow: vi.fn(() => now) } as unknown as Client;
  return { create, find, okta, result: createOnce<Thing>(okta, create, find) };
}

describe('createOnce', () => {
  test('gives back what was created, and looks for nothing', async () => {
    const { find, result } = created(thing);

    await expect(result).resolves.toBe(thing);
    expect(find).not.toHaveBeenCalled();
  });

  test.each<ErrorCode>(['NETWORK', 'TIMEOUT', 'OKTA_UNAVAILABLE'])(
    'gives back what it finds from this run after %s, and creates nothing twice',
    async (code) => {
      const { create, okta, result } = created(new ConnectorError(code, 'Lost.'), thing);

      await expect(result).resolves.toBe(thing);
      expect(create).toHaveBeenCalledOnce();
      expect(okta.happenedNow).toHaveBeenCalledExactlyOnceWith(thing.created, replyOf(thing));
    },
  );

  test('says that something of that name is older than the run', async () => {
    const { result } = created(lost, thing, { now: false });

    await expect(result).rejects.toMatchObject({
      code: 'CONFLICT',
      retryable: false,
      message:
        'Something of that name has been in Okta since 2026-11-21T12:00:00.000Z. Update that one, or choose another name.',
    });
  });

  test('says that it is safe to run again when nothing was created', async () => {
    const { result } = created(lost);

    await expect(result).rejects.toMatchObject({
      code: 'NETWORK',
      retryable: true,
      message: expect.stringMatching(
        /It was not there when looked up afterwards, so it is safe to run again\.$/,
      ),
    });
  });

  test('gives the first error when the lookup fails too', async () => {
    const { result } = created(lost, new ConnectorError('FORBIDDEN', 'Not this one.'));

    await expect(result).rejects.toBe(lost);
  });

  test.each([
    ['a refusal', new ConnectorError('CONFLICT', 'Exists already.')],
    ['what never reached Okta', new ConnectorError('NETWORK', 'Nobody listens.', { retryable: true })],
    ['a mistake in the program', new TypeError('undefined is not a function')],
  ])('does not look after %s', async (_, error) => {
    const { find, result } = created(error, thing);

    await expect(result).rejects.toBe(error);
    expect(find).not.toHaveBeenCalled();
  });
});
