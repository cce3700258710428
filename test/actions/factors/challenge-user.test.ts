import { describe, expect, test } from 'vitest';
import { challengeUser } from '../../../actions/factors/challenge-user.ts';
import { send as overHttp, sleep } from '../../../connector/okta/road/transport.ts';
import { createRuntime } from '../../../connector/runtime.ts';
import { allActions } from '../../all-actions.ts';
import { type Person, person } from '../../connector/sandbox/factors/person.ts';
import { enrolledPush } from './enrolled.ts';

/** A person with Okta Verify, and the action in front of the org of that person. Each wait is told to the test. */
async function pushed(waits: (someone: Person, waited: number) => unknown = () => {}) {
  const someone = await person();
  const both = async (method: string, path: string, body?: unknown) => [
    (await someone.send<{ id: string }>(method, path, body)).body,
  ];
  const factorId = await enrolledPush(both, someone.userId);
  const logged: string[] = [];
  const asked: string[] = [];
  let time = 0;
  const { run } = createRuntime(
    {
      send(request) {
        asked.push(`${request.method} ${new URL(request.url).pathname.split('/factors')[1]}`);
        return overHttp(request);
      },
      sleep: async (ms, signal) => {
        time += ms;
        someone.wait(ms);
        await waits(someone, time);
        if (signal?.aborted) await sleep(ms, signal);
      },
      now: () => time,
    },
    () => allActions,
  );
  const { origin: domain, apiKey } = someone.sandbox;
  const challenge = (input: object = {}, signal?: AbortSignal) =>
    run(challengeUser, {
      connection: { domain, apiKey, sandbox: true },
      input: { userId: someone.userId, ...input },
      signal,
      log: (line) => logged.push(line),
    });
  return { someone, factorId, challenge, logged, asked };
}

const withdrawn = /^DELETE .*\/transactions\/\w+$/;

describe('challenge_user', () => {
  test.each([
    ['APPROVE', 'SUCCESS'],
    ['REJECT', 'REJECTED'],
  ] as const)('waits for the answer of the person: %s', async (answer, factorResult) => {
    const { challenge, factorId, asked } = await pushed(
      (someone, waited) => waited === 8000 && someone.answer(answer),
    );

    await expect(challenge()).resolves.toMatchObject({
      factorResult,
      factorId,
      transactionId: expect.stringMatching(/^mst/),
    });
    expect(asked.filter((one) => one.includes('/transactions/'))).toHaveLength(2);
    expect(asked.at(-1)).not.toMatch(withdrawn);
  });

  test('withdraws the push when the time is over, so that it cannot be approved later', async () => {
    const { challenge, someone, asked } = await pushed();

    await expect(challenge({ timeoutSeconds: 10 })).resolves.toMatchObject({ factorResult: 'TIMEOUT' });
    expect(asked.filter((one) => one.startsWith('GET') && one.includes('/transactions/'))).toHaveLength(3);
    expect(asked.at(-1)).toMatch(withdrawn);
    expect((await someone.answer('APPROVE')).status).toBeGreaterThanOrEqual(400);
  });

  test('withdraws the push when the run is stopped', async () => {
    const stop = new AbortController();
    const { challenge, someone, asked } = await pushed(() => stop.abort());

    await expect(challenge({}, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(asked.at(-1)).toMatch(withdrawn);
    expect((await someone.answer('APPROVE')).status).toBeGreaterThanOrEqual(400);
  });

  test('shows the number of a number challenge at once, and in the output', async () => {
    const { challenge, logged } = await pushed((someone) => someone.answer('APPROVE'));

    const { correctAnswer } = (await challenge({ useNumberMatchingChallenge: true })) as {
      correctAnswer: number;
    };
    expect(correctAnswer).toBeGreaterThan(9);
    expect(logged).toEqual([expect.stringContaining(`tell the user to choose ${correctAnswer}`)]);
  });

  test('says what else the user has, when it has no push factor that is active', async () => {
    const { challenge, someone, factorId } = await pushed();
    await someone.send('DELETE', `${someone.factors}/${factorId}`);

    await expect(challenge()).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(
        /^The user has no active push factor\. The user has email.*verify_factor/,
      ),
    });
    await someone.enroll({ factorType: 'push', provider: 'OKTA' });
    await expect(challenge()).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('sends no push to another factor than a push factor, which would get a code', async () => {
    const { challenge, someone, asked } = await pushed();
    const phone = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+15554151337' } };
    const { body } = await someone.enroll(phone, { activate: 'true' });

    await expect(challenge({ factorId: body.id })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('The factor is of type sms and ACTIVE'),
    });
    expect(asked).toEqual(['GET ']);
  });
});
