import { describe, expect, test, vi } from 'vitest';
import { ConnectorError } from '../../../../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { retry } from '../../../../connector/okta/road/retry.ts';
import { refused } from '../../../okta.ts';
import { limits, noon, requestOf, responseOf, stillClock } from '../../../road.ts';

const ok = responseOf(200, { id: '00u1' });
const tooMany = refused('E0000047', 'API call exceeded rate limit due to too many requests.');
const broken = () => new ConnectorError('NETWORK', 'The connection broke.');

/** Sends a request through retry to answers in order, of which the last is given for ever. */
async function travel(request: Partial<HttpRequest>, ...answers: (HttpResponse | Error)[]) {
  const clock = stillClock();
  const onLost = vi.fn();
  const sent: HttpRequest[] = [];
  const send = retry({ ...clock, random: () => 1 })(async (each) => {
    sent.push(each);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer ?? ok;
  });
  const outcome = await send(requestOf({ onLost, ...request })).catch((error: unknown) => error);
  return { outcome, sent, waits: clock.waits, onLost };
}

describe('retry', () => {
  test('sends once what is answered', async () => {
    const { outcome, sent, waits } = await travel({}, ok);

    expect(outcome).toBe(ok);
    expect(sent).toEqual([requestOf({ onLost: expect.any(Function) })]);
    expect(waits).toEqual([]);
  });

  test.each([400, 401, 403, 404, 409, 412, 501])('sends once what is answered with %i', async (status) => {
    const { outcome, sent } = await travel({}, responseOf(status, refused('E0000001', 'No')));

    expect(outcome).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });
});

describe('retry of a rate limit', () => {
  test('waits until the window resets and a second more', async () => {
    const { outcome, waits } = await travel({}, responseOf(429, tooMany, limits(600, 0, 12)), ok);

    expect(outcome).toBe(ok);
    expect(waits).toEqual([13_000]);
  });

  test('goes by the clock of the server when ours is off', async () => {
    const date = new Date(noon + 3_600_000).toUTCString();
    const limited = responseOf(429, tooMany, { ...limits(600, 0, 3600 + 12), date });

    expect((await travel({}, limited, ok)).waits).toEqual([13_000]);
  });

  test('goes by its own clock when the server shows none', async () => {
    const limited = responseOf(429, tooMany, { ...limits(600, 0, 12), date: '' });

    expect((await travel({}, limited, ok)).waits).toEqual([13_000]);
  });

  test('waits for the later one of two windows in doubled headers', async () => {
    const doubled = {
      'x-rate-limit-limit': '600, 100',
      'x-rate-limit-remaining': '0, 0',
      'x-rate-limit-reset': `${noon / 1000 + 12}, ${noon / 1000 + 30}`,
    };

    expect((await travel({}, responseOf(429, tooMany, doubled), ok)).waits).toEqual([31_000]);
  });

  test('waits a second when the window has ended meanwhile', async () => {
    expect((await travel({}, responseOf(429, tooMany, limits(600, 0, -5)), ok)).waits).toEqual([1000]);
  });

  test('repeats a POST that creates too, since Okta did not carry it out', async () => {
    const post = { method: 'POST', repeatable: false } as const;
    const { outcome, onLost } = await travel(post, responseOf(429, tooMany, limits(600, 0, 12)), ok);

    expect(outcome).toBe(ok);
    expect(onLost).not.toHaveBeenCalled();
  });

  test('backs off for seconds, longer each time, when too many calls run at once', async () => {
    const atOnce = responseOf(429, tooMany, limits(0, 0, 60));

    expect((await travel({}, atOnce, atOnce, atOnce, ok)).waits).toEqual([2000, 4000, 8000]);
  });

  test('spreads calls that were refused together by chance', async () => {
    const clock = stillClock();
    const answers = [responseOf(429, tooMany, limits(0, 0, 60)), ok];
    await retry({ ...clock, random: () => 0 })(async () => answers.shift() ?? ok)(requestOf());

    expect(clock.waits).toEqual([1000]);
  });

  test('backs off when the answer says nothing of a window', async () => {
    const { outcome, waits } = await travel({}, responseOf(429, '<html>Too many requests</html>'), ok);

    expect(outcome).toBe(ok);
    expect(waits).toEqual([2000]);
  });

  test('gives the refusal back when the window ends after the deadline', async () => {
    const limited = responseOf(429, tooMany, limits(600, 0, 12));
    const { outcome, sent, waits } = await travel({ deadline: noon + 12_999 }, limited, ok);

    expect(outcome).toBe(limited);
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('counts all waits together against the deadline', async () => {
    const atOnce = responseOf(429, tooMany, limits(0, 0, 60));
    const { outcome, waits } = await travel({ deadline: noon + 10_000 }, atOnce);

    expect(outcome).toBe(atOnce);
    expect(waits).toEqual([2000, 4000]);
  });

  test.each(['E0000109', 'E0000118', 'E0000133', 'E0000146', 'E0000186'])(
    'does not wait for the throttle of messages %s',
    async (code) => {
      const throttled = responseOf(429, refused(code, 'Recently sent.'), limits(600, 599, 12));
      const { outcome, sent } = await travel({}, throttled, ok);

      expect(outcome).toBe(throttled);
      expect(sent).toHaveLength(1);
    },
  );

  test('stops waiting when the run is stopped', async () => {
    const signal = AbortSignal.abort();
    const { outcome, sent } = await travel({ signal }, responseOf(429, tooMany, limits(600, 0, 12)), ok);

    expect(outcome).toMatchObject({ code: 'CANCELLED' });
    expect(sent).toHaveLength(1);
  });
});

describe('retry of a change that settles', () => {
  test.each([
    ['E0000112', 409],
    ['E0000239', 423],
    ['E0000249', 409],
    ['E0000253', 409],
    ['E0000268', 409],
  ])('sends again after %s, also what must not be carried out twice', async (code, status) => {
    const post = { method: 'POST', repeatable: false } as const;
    const { outcome, waits, onLost } = await travel(post, responseOf(status, refused(code, 'Wait.')), ok);

    expect(outcome).toBe(ok);
    expect(waits).toEqual([2000]);
    expect(onLost).not.toHaveBeenCalled();
  });

  test('gives the refusal back after four tries', async () => {
    const settling = responseOf(409, refused('E0000112', 'They are still being activated.'));
    const { outcome, sent, waits } = await travel({}, settling);

    expect(outcome).toBe(settling);
    expect(sent).toHaveLength(4);
    expect(waits).toEqual([2000, 4000, 8000]);
  });

  test('reads the code in refusals only', async () => {
    const { sent } = await travel({}, responseOf(200, { errorCode: 'E0000112' }));

    expect(sent).toHaveLength(1);
  });
});

describe('retry of what may have been carried out', () => {
  const timeout = new ConnectorError('TIMEOUT', 'Okta did not answer in time.');

  test.each([
    ['500', responseOf(500, refused('E0000009', 'Internal Server Error'))],
    ['502 in HTML', responseOf(502, '<html>Bad gateway</html>')],
    ['503', responseOf(503, '')],
    ['504', responseOf(504, '')],
    ['a lost connection', broken()],
    ['a timeout', timeout],
  ])('sends again after %s where repeating is safe, and tells', async (_, answer) => {
    const { outcome, waits, onLost } = await travel({}, answer, ok);

    expect(outcome).toBe(ok);
    expect(waits).toEqual([1000]);
    expect(onLost).toHaveBeenCalledOnce();
  });

  test.each([
    ['503', responseOf(503, '')],
    ['a lost connection', broken()],
    ['a timeout', timeout],
  ])('never repeats a POST that creates after %s', async (_, answer) => {
    const { outcome, sent, onLost } = await travel({ method: 'POST', repeatable: false }, answer, ok);

    expect(outcome).toBe(answer);
    expect(sent).toHaveLength(1);
    expect(onLost).not.toHaveBeenCalled();
  });

  test.each([
    ['a 503', responseOf(503, '')],
    ['a lost connection', broken()],
  ])('gives up after four tries that end in %s', async (_, answer) => {
    const { outcome, sent, waits } = await travel({}, answer);

    expect(outcome).toBe(answer);
    expect(sent).toHaveLength(4);
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  test('does not tell of a lost reply that it does not follow up', async () => {
    const { outcome, onLost } = await travel({ deadline: noon + 500 }, broken(), ok);

    expect(outcome).toMatchObject({ code: 'NETWORK' });
    expect(onLost).not.toHaveBeenCalled();
  });

  test('leaves other errors of the connector alone', async () => {
    const { outcome, sent } = await travel({}, new ConnectorError('CANCELLED', 'The run was stopped.'), ok);

    expect(outcome).toMatchObject({ code: 'CANCELLED' });
    expect(sent).toHaveLength(1);
  });

  test('leaves a mistake in the program alone', async () => {
    const mistake = new TypeError('undefined is not a function');
    const { outcome, sent } = await travel({}, mistake, ok);

    expect(outcome).toBe(mistake);
    expect(sent).toHaveLength(1);
  });
});

describe('the headers of a retry', () => {
  test('name the first request and count the tries', async () => {
    const first = responseOf(503, '', { 'x-okta-request-id': 'reqFirst' });
    const second = responseOf(503, '', { 'x-okta-request-id': 'reqSecond' });
    const { sent } = await travel({}, first, second, ok);

    expect(sent.map(({ headers }) => headers)).toEqual([
      { accept: 'application/json' },
      { accept: 'application/json', 'x-okta-retry-for': 'reqFirst', 'x-okta-retry-count': '1' },
      { accept: 'application/json', 'x-okta-retry-for': 'reqFirst', 'x-okta-retry-count': '2' },
    ]);
  });

  test('are left out while no answer has come', async () => {
    const { sent } = await travel({}, broken(), ok);

    expect(sent[1]?.headers).toEqual({ accept: 'application/json' });
  });
});

describe('the log of a retry', () => {
  test.each([
    [responseOf(429, tooMany, limits(600, 0, 12)), 'The rate limit is used up; trying again in 13 s'],
    [responseOf(429, tooMany, limits(0, 0, 12)), 'Okta allows fewer calls at once; trying again in 2 s'],
    [responseOf(503, ''), 'Okta answered 503; trying again in 1 s'],
    [broken(), 'The connection to Okta broke; trying again in 1 s'],
    [
      responseOf(409, refused('E0000249', 'Wait.')),
      'Okta is still working on an earlier change; trying again in 2 s',
    ],
  ])('%# says why and how long it waits', async (answer, sentence) => {
    const log = vi.fn();
    await travel({ log }, answer, ok);

    expect(log).toHaveBeenCalledExactlyOnceWith(sentence);
  });
});
