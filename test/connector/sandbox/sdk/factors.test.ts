import { describe, expect, test } from 'vitest';
import { noon, personOf } from '../factors/person.ts';
import { all, openWithSdk } from './client.ts';

// Okta's own client drives the sandbox as it would an org.

async function personWithSdk(options = {}) {
  const clock = { time: noon };
  const { client, sdk } = await openWithSdk({ now: () => clock.time, ...options });
  const someone = await personOf(client, clock);
  return { someone, userId: someone.userId, userFactorApi: sdk.userFactorApi };
}

describe('factors, by Okta’s client', () => {
  test('are offered, enrolled, activated, proved and removed', async () => {
    const { someone, userId, userFactorApi } = await personWithSdk({ engine: 'classic' });

    const offered = await all(await userFactorApi.listSupportedFactors({ userId }));
    expect(offered.map(({ factorType }) => factorType)).toContain('token:software:totp');

    const body = { factorType: 'token:software:totp', provider: 'OKTA' } as const;
    const enrolled = await userFactorApi.enrollFactor({ userId, body });
    expect(enrolled).toMatchObject({ status: 'PENDING_ACTIVATION' });
    const factorId = enrolled.id ?? '';
    const read = (await someone.enrolled())[0];
    const secret = read?._embedded?.activation['sharedSecret'] ?? '';

    const passCode = someone.code(secret);
    expect(await userFactorApi.activateFactor({ userId, factorId, body: { passCode } })).toMatchObject({
      id: factorId,
    });
    someone.wait(30_000);
    const proof = { passCode: someone.code(secret) };
    expect(await userFactorApi.verifyFactor({ userId, factorId, body: proof })).toMatchObject({
      factorResult: 'SUCCESS',
    });
    expect(await userFactorApi.getFactor({ userId, factorId })).toMatchObject({ status: 'ACTIVE' });

    await userFactorApi.unenrollFactor({ userId, factorId });
    expect(await someone.enrolled()).toEqual([]);
  });

  test('that are a push are polled to their end', async () => {
    const { someone, userId, userFactorApi } = await personWithSdk();
    const { id: factorId = '' } = await userFactorApi.enrollFactor({
      userId,
      body: { factorType: 'push', provider: 'OKTA' },
    });
    await someone.answer('APPROVE');
    expect(await userFactorApi.verifyFactor({ userId, factorId })).toMatchObject({ factorResult: 'WAITING' });
    const transactionId = (await someone.inbox()).link?.split('/').at(-1) ?? '';
    await someone.answer('REJECT');
    expect(await userFactorApi.getFactorTransactionStatus({ userId, factorId, transactionId })).toMatchObject(
      {
        factorResult: 'REJECTED',
      },
    );
  });

  test('refuse a wrong answer in Okta’s words', async () => {
    const { someone, userId, userFactorApi } = await personWithSdk();
    const factorId = (await someone.enrolled()).find(({ factorType }) => factorType === 'question')?.id ?? '';
    await expect(
      userFactorApi.verifyFactor({ userId, factorId, body: { answer: 'spinach' } }),
    ).rejects.toMatchObject({ status: 403, errorCode: 'E0000068' });
  });
});
