import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v3';
import type { Client, Reply } from '../../../../connector/core/client.ts';
import { ConnectorError, type ErrorCode, lookFirst } from '../../../../connector/core/error.ts';
import type { Call } from '../../../../connector/core/request.ts';
import { createOnce } from '../../../../connector/okta/steps/create-once.ts';

const thing = { id: '00u1', created: '2026-11-21T12:00:00.000Z' };
type Thing = { id: string; created?: string };

const replyOf = <B>(body: B): Reply<B> => ({ status: 200, headers: {}, body });
const lost = new ConnectorError('NETWORK', `The connection broke. ${lookFirst}`);

/** An event of the System Log whose call said this of itself. */
const createdBy = (rawUserAgent: string) => [{ uuid: '1', client: { userAgent: { rawUserAgent } } }];
const ours = (mark: string) => createdBy(`okta-workflow-connector/1.0.0 ${mark}`);
const rival = () => createdBy('curl/8.5.0');

interface Aftermath {
  /** The result of the lookup by name. */
  found?: Thing | Error;
  /** The object that was found dates from the time of the run. */
  now?: boolean;
  /** The results of looking into the System Log, one after the other; the last one also after that. */
  log?: (((mark: string) => unknown[]) | Error)[];
  /** The number of waits that fit into the time. */
  waits?: number;
}

/** The outcome of a creation that ends like this. */
function created(
  outcome: Thing | Error,
  { found, now = true, log = [ours], waits = Number.POSITIVE_INFINITY }: Aftermath = {},
) {
  const calls: Call[] = [];
  let mark = '';
  const call = vi.fn(async (asked: Call) => {
    calls.push(asked);
    mark ||= asked.mark ?? '';
    const answer = asked.method === 'POST' ? outcome : log.length > 1 ? log.shift() : log[0];
    if (answer instanceof Error) throw answer;
    return replyOf(typeof answer === 'function' ? answer(mark) : answer);
  });
  const find = vi.fn(async () => {
    if (found instanceof Error) throw found;
    return found && replyOf(found);
  });
  const wait = vi.fn(async () => wait.mock.calls.length <= waits);
  const okta = { call, wait, happenedNow: () => now } as unknown as Client;
  const post = { method: 'POST', path: '/api/v1/things', expect: z.object({ id: z.string() }) } as const;
  const result = createOnce<{ id: string }>(okta, post, { find, eventType: 'thing.create' });
  return { calls, find, wait, result, posts: () => calls.filter(({ method }) => method === 'POST').length };
}

describe('createOnce', () => {
  test('gives back what was created, and looks for nothing', async () => {
    const { calls, find, result } = created(thing);

    await expect(result).resolves.toBe(thing);
    expect(find).not.toHaveBeenCalled();
    expect(calls).toHaveLength(1);
  });

  test('marks each creation with a mark of its own', async () => {
    const marks = [created(thing), created(thing)].map(({ calls }) => calls[0]?.mark);

    expect(marks[0]).toMatch(/^run\/[\da-f-]{36}$/);
    expect(marks[1]).not.toBe(marks[0]);
  });

  test.each<[ErrorCode, number?]>([
    ['NETWORK'],
    ['TIMEOUT'],
    ['OKTA_UNAVAILABLE', 502],
    ['UNEXPECTED_RESPONSE', 200],
    ['UNEXPECTED_RESPONSE', 302],
  ])(
    'gives back what the log says it created after %s %s, and creates nothing twice',
    async (code, status) => {
      const error = new ConnectorError(code, 'Lost.', { ...(status && { status }) });
      const { calls, posts, result } = created(error, { found: thing });

      await expect(result).resolves.toBe(thing);
      expect(posts()).toBe(1);
      expect(calls[1]).toMatchObject({
        path: '/api/v1/logs',
        query: {
          since: '2026-11-21T12:00:00.000Z',
          filter: 'eventType eq "thing.create" and target.id eq "00u1"',
        },
      });
    },
  );

  test('waits until the log has the event', async () => {
    const { wait, result } = created(lost, { found: thing, log: [() => [], () => [], ours] });

    await expect(result).resolves.toBe(thing);
    expect(wait.mock.calls).toEqual([[1000], [2000]]);
  });

  test.each<[string, Aftermath, number]>([
    ['the log names another call', { log: [rival] }, 0],
    ['the log names another run of the same connector', { log: [() => ours('run/another')] }, 0],
    ['the log does not say what called', { log: [() => [{ uuid: '1', client: null }]] }, 0],
    [
      'the log has a number for what called',
      { log: [() => [{ client: { userAgent: { rawUserAgent: 7 } } }]] },
      0,
    ],
    ['the log may not be read', { log: [new ConnectorError('FORBIDDEN', 'No.')] }, 0],
    ['the log has no event after fifteen seconds', { log: [() => []] }, 4],
    ['the log has no event at the end of the time', { log: [() => []], waits: 1 }, 2],
    ['it is older than the run', { now: false }, 0],
  ])('claims nothing, and names the ID, when %s', async (_, aftermath, waits) => {
    const { wait, posts, result } = created(lost, { found: thing, ...aftermath });

    await expect(result).rejects.toMatchObject({
      code: 'CONFLICT',
      retryable: false,
      existingId: '00u1',
      message:
        "Okta's response was lost. 00u1 has this name and was created at 2026-11-21T12:00:00.000Z, but it is not certain that this run created it. Check it, then use it or choose another name.",
    });
    expect(wait).toHaveBeenCalledTimes(waits);
    expect(posts()).toBe(1);
  });

  test('names no date where Okta gives none', async () => {
    const { result } = created(lost, { found: { id: '00u1' }, now: false });

    await expect(result).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('00u1 has this name, but it is not certain'),
    });
  });

  test('ends when the run is stopped while it looks into the log', async () => {
    const stopped = new ConnectorError('CANCELLED', 'The run was stopped.');

    await expect(created(lost, { found: thing, log: [stopped] }).result).rejects.toBe(stopped);
  });

  test('says that it is safe to run again when nothing was created', async () => {
    const { result } = created(lost);

    await expect(result).rejects.toMatchObject({
      code: 'NETWORK',
      retryable: true,
      message: 'The connection broke. Okta did not create it, so it is safe to run again.',
    });
  });

  test('gives the first error when the lookup fails too', async () => {
    const { result } = created(lost, { found: new ConnectorError('FORBIDDEN', 'Not this one.') });

    await expect(result).rejects.toBe(lost);
  });

  test.each([
    ['a refusal', new ConnectorError('CONFLICT', 'Exists already.')],
    ['what never reached Okta', new ConnectorError('NETWORK', 'Nobody listens.', { retryable: true })],
    ['a mistake in the program', new TypeError('undefined is not a function')],
  ])('does not look after %s', async (_, error) => {
    const { find, result } = created(error, { found: thing });

    await expect(result).rejects.toBe(error);
    expect(find).not.toHaveBeenCalled();
  });
});
