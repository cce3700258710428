import { describe, expect, test } from 'vitest';
import { type EventBody, query, refusal } from '../client.ts';
import { type FactorBody, noon, type Person, person } from './person.ts';

const classic = { engine: 'classic' } as const;
const wrongCode = refusal(403, 'E0000068', "Your passcode doesn't match our records. Please try again.");

const phoneNumber = '+15554151337';
const sms = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber } };
const call = { factorType: 'call', provider: 'OKTA', profile: { phoneNumber, phoneExtension: '1234' } };
const totp = { factorType: 'token:software:totp', provider: 'OKTA' };
const push = { factorType: 'push', provider: 'OKTA' };
const question = {
  factorType: 'question',
  provider: 'OKTA',
  profile: { question: 'disliked_food', answer: 'meatball' },
};
const yubikeyCode = (letter: string) => `cccccceukngd${letter.repeat(32)}`;

const activate = ({ send, factors }: Person, id: string, body?: unknown) =>
  send<FactorBody>('POST', `${factors}/${id}/lifecycle/activate`, body);

async function activeTotp(someone: Person) {
  const { body } = await someone.enroll(totp);
  const secret = body._embedded?.activation['sharedSecret'] ?? '';
  await activate(someone, body.id, { passCode: someone.code(secret) });
  someone.wait(60_000);
  return { id: body.id, secret };
}

async function activePush(someone: Person): Promise<string> {
  const { body } = await someone.enroll(push);
  await someone.answer('APPROVE');
  return body.id;
}

async function eventsOf({ send }: Person): Promise<string[]> {
  const { body } = await send<(EventBody & { outcome: { result: string } })[]>(
    'GET',
    query('/api/v1/logs', { since: new Date(noon).toISOString() }),
  );
  return body.map(({ eventType, outcome }) => `${eventType} ${outcome.result}`);
}

describe('enrolling', () => {
  test('answers a security question with the keys and links that Okta has', async () => {
    const someone = await person(classic);
    const { status, body } = await someone.enroll(question);
    const user = `${someone.sandbox.origin}/api/v1/users/${someone.userId}`;
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: body.id,
        factorType: 'question',
        provider: 'OKTA',
        vendorName: 'OKTA',
        status: 'ACTIVE',
        created: '2026-11-21T12:00:00.000Z',
        lastUpdated: '2026-11-21T12:00:00.000Z',
        profile: { question: 'disliked_food', questionText: 'What is the food you least liked as a child?' },
        _links: {
          questions: { href: `${user}/factors/questions`, hints: { allow: ['GET'] } },
          self: { href: `${user}/factors/${body.id}`, hints: { allow: ['GET', 'DELETE'] } },
          user: { href: user, hints: { allow: ['GET'] } },
        },
      }),
    );
    expect(body.id).toMatch(/^ufs\w{17}$/);
    expect(await eventsOf(someone)).toEqual(['user.mfa.factor.activate SUCCESS']);
  });

  test.each([
    ['mbl', 'PENDING_ACTIVATION', sms],
    ['clf', 'PENDING_ACTIVATION', call],
    ['emf', 'PENDING_ACTIVATION', { factorType: 'email', provider: 'OKTA' }],
    ['ost', 'PENDING_ACTIVATION', totp],
    ['ost', 'PENDING_ACTIVATION', { ...totp, provider: 'GOOGLE' }],
    ['opf', 'PENDING_ACTIVATION', push],
    ['fuf', 'PENDING_ACTIVATION', { factorType: 'u2f', provider: 'FIDO' }],
    ['fwf', 'PENDING_ACTIVATION', { factorType: 'webauthn', provider: 'FIDO' }],
    ['dsf', 'PENDING_ACTIVATION', { factorType: 'web', provider: 'DUO' }],
    [
      'rsa',
      'ACTIVE',
      {
        factorType: 'token',
        provider: 'RSA',
        profile: { credentialId: 'x' },
        verify: { passCode: '5275875498' },
      },
    ],
    [
      'ufv',
      'ACTIVE',
      {
        factorType: 'token',
        provider: 'SYMANTEC',
        profile: { credentialId: 'VSMT14393584' },
        verify: { passCode: '875498', nextPassCode: '678195' },
      },
    ],
    [
      'ykf',
      'ACTIVE',
      { factorType: 'token:hardware', provider: 'YUBICO', verify: { passCode: yubikeyCode('b') } },
    ],
  ])('starts %s as %s: %j', async (prefix, status, body) => {
    const someone = await person(classic);
    const answer = await someone.enroll(body);
    expect(answer).toMatchObject({ status: 200, body: { status } });
    expect(answer.body.id).toMatch(new RegExp(`^${prefix}`));
    expect(await someone.enrolled()).toEqual([answer.body]);
    expect((await someone.send('GET', `${someone.factors}/${answer.body.id}`)).body).toEqual(answer.body);
  });

  test.each([sms, call, { factorType: 'email', provider: 'OKTA' }])(
    'can be all there is to it, and sends nothing then: %j',
    async (body) => {
      const someone = await person(classic);
      expect((await someone.enroll(body, { activate: 'true' })).body.status).toBe('ACTIVE');
      await expect(someone.inbox()).rejects.toThrow('Nothing was sent.');
    },
  );

  test('takes a custom token only with activation, and proves it with codes of its secret', async () => {
    const someone = await person(classic);
    const custom = {
      factorType: 'token:hotp',
      provider: 'CUSTOM',
      factorProfileId: 'fpr20l2mDyaUGWGCa0g4',
      profile: { sharedSecret: 'JBTWGV22G4ZGKV3N' },
    };
    expect((await someone.enroll(custom)).status).toBe(400);
    const { body } = await someone.enroll(custom, { activate: 'true' });
    expect(body).toMatchObject({ status: 'ACTIVE' });
    expect(JSON.stringify(body)).not.toContain('JBTWGV22G4ZGKV3N');
    expect(await someone.verify(body.id, { passCode: someone.code('JBTWGV22G4ZGKV3N') })).toMatchObject({
      status: 200,
      body: { factorResult: 'SUCCESS' },
    });
  });

  test.each([
    ['12345', 'E0000098'],
    ['+0123456789', 'E0000098'],
    ['+1234567890123456', 'E0000098'],
    ['+1-555-415-1337', undefined],
    ['+44 20 7183 8750', undefined],
  ])('takes the phone number %s with %s', async (number, errorCode) => {
    const { body } = await (await person()).enroll({ ...sms, profile: { phoneNumber: number } });
    expect(body).toMatchObject(errorCode ? { errorCode } : { profile: { phoneNumber: number } });
  });

  test('refuses a phone extension that is none, and a phone where none is on file', async () => {
    const { enroll } = await person();
    const extended = { ...call, profile: { phoneNumber, phoneExtension: 'x' } };
    expect(await enroll(extended)).toMatchObject(refusal(400, 'E0000121'));
    expect(await enroll({ factorType: 'sms', provider: 'OKTA' })).toMatchObject(refusal(403, 'E0000097'));
  });

  test.each([
    { factorType: 'signed_nonce', provider: 'OKTA' },
    { factorType: 'sms', provider: 'GOOGLE' },
    { ...question, profile: { question: 'who_knows', answer: 'meatball' } },
    { ...question, profile: { question: 'disliked_food', answer: 'egg' } },
  ])('refuses %j', async (body) => {
    expect(await (await person(classic)).enroll(body)).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });

  test('takes no address but the user’s own', async () => {
    const { enroll, login } = await person(classic);
    const email = (address: string) => ({
      factorType: 'email',
      provider: 'OKTA',
      profile: { email: address },
    });
    const refused = await enroll(email('other@example.com'));
    expect(refused).toMatchObject(refusal(400, 'E0000001'));
    expect(refused.body).toMatchObject({
      errorSummary: 'Api validation failed: Only verified primary or secondary email can be enrolled.',
    });
    expect(await enroll(email(login.toUpperCase()))).toMatchObject({ status: 200 });
  });

  test('refuses a second factor of a kind, except another passkey', async () => {
    const someone = await person(classic);
    await activeTotp(someone);
    expect(await someone.enroll(totp)).toMatchObject(
      refusal(400, 'E0000001', 'A factor of this type is already set up.'),
    );
    expect((await someone.enroll({ ...totp, provider: 'GOOGLE' })).status).toBe(200);
  });

  test('refuses a user who is deactivated', async () => {
    const { enroll } = await person({}, 'status eq "DEPROVISIONED"');
    expect(await enroll(sms)).toMatchObject(refusal(403, 'E0000038'));
  });
});

describe('the phone of a user', () => {
  test('gives way to another only while it is pending, and only with updatePhone', async () => {
    const someone = await person();
    const another = { ...sms, profile: { phoneNumber: '+15550001111' } };
    const { id } = (await someone.enroll(sms)).body;
    const verified = refusal(400, 'E0000001', 'There is an existing verified phone number.');
    expect(await someone.enroll(another)).toMatchObject(verified);

    expect((await someone.enroll(another, { updatePhone: 'true' })).body).toMatchObject({
      id,
      profile: { phoneNumber: '+15550001111' },
    });
    await activate(someone, id, { passCode: (await someone.inbox()).code });
    expect(await someone.enroll(sms, { updatePhone: 'true' })).toMatchObject(verified);
  });

  test('stays on file when its factor is unenrolled, to be enrolled without being named', async () => {
    const someone = await person();
    const { id } = (await someone.enroll(sms, { activate: 'true' })).body;
    expect((await someone.send('DELETE', `${someone.factors}/${id}`)).status).toBe(204);
    expect((await someone.enrolled()).map(({ factorType }) => factorType)).not.toContain('sms');

    const catalog = await someone.send<FactorBody[]>('GET', `${someone.factors}/catalog`);
    expect(catalog.body.find(({ factorType }) => factorType === 'sms')).toMatchObject({
      status: 'NOT_SETUP',
      _embedded: { phones: [{ id, profile: { phoneNumber }, status: 'ACTIVE' }] },
    });
    expect((await someone.enroll({ factorType: 'sms', provider: 'OKTA' })).body.profile).toEqual({
      phoneNumber,
    });
  });

  test('is forgotten with removeRecoveryEnrollment', async () => {
    const someone = await person();
    const { id } = (await someone.enroll(sms, { activate: 'true' })).body;
    await someone.send('DELETE', `${someone.factors}/${id}?removeRecoveryEnrollment=true`);
    expect(await someone.enroll({ factorType: 'sms', provider: 'OKTA' })).toMatchObject({ status: 403 });
  });
});

describe('a code that is sent', () => {
  test.each([
    ['sms', sms, phoneNumber, 30_000, 'E0000109'],
    ['call', call, phoneNumber, 30_000, 'E0000133'],
    ['email', { factorType: 'email', provider: 'OKTA' }, undefined, 5000, 'E0000118'],
  ])(
    'by %s comes once in its pause, by the clock of the org',
    async (channel, body, to, pause, errorCode) => {
      const someone = await person(classic);
      const { id } = (await someone.enroll(body)).body;
      expect(await someone.inbox()).toMatchObject({
        channel,
        to: to ?? someone.login,
        code: expect.stringMatching(/^\d{6}$/),
      });

      const resend = () => someone.send('POST', `${someone.factors}/${id}/resend`, body);
      someone.wait(pause - 1);
      expect(await resend()).toMatchObject(refusal(429, errorCode));
      someone.wait(1);
      expect(await resend()).toMatchObject({ status: 200, body: { id, status: 'PENDING_ACTIVATION' } });
    },
  );

  test('is not sent by a factor of another kind', async () => {
    const someone = await person(classic);
    const { id } = (await someone.enroll(totp)).body;
    expect(await someone.send('POST', `${someone.factors}/${id}/resend`, totp)).toMatchObject({
      status: 400,
    });
  });

  test('activates the factor, once it is right', async () => {
    const someone = await person();
    const { id } = (await someone.enroll(sms)).body;
    expect(await activate(someone, id, { passCode: '12' })).toMatchObject(wrongCode);
    expect(await activate(someone, id, {})).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect(await activate(someone, id, { passCode: (await someone.inbox()).code })).toMatchObject({
      status: 200,
      body: { id, status: 'ACTIVE', _links: { verify: {} } },
    });
    expect(await eventsOf(someone)).toEqual([
      'system.sms.send_phone_verification_message SUCCESS',
      'user.mfa.factor.activate SUCCESS',
    ]);
  });

  test('ends with its lifetime', async () => {
    const someone = await person(classic);
    const email = { factorType: 'email', provider: 'OKTA' };
    const { id } = (await someone.enroll(email, { tokenLifetimeSeconds: '600' })).body;
    const { code } = await someone.inbox();
    someone.wait(600_000);
    expect(await activate(someone, id, { passCode: code })).toMatchObject(wrongCode);
    expect(await (await person()).enroll(sms, { tokenLifetimeSeconds: '0' })).toMatchObject({ status: 400 });
  });

  test('is tried five times in five minutes, and sent again no more', async () => {
    const someone = await person();
    const { id } = (await someone.enroll(sms)).body;
    for (let i = 0; i < 5; i++)
      expect(await activate(someone, id, { passCode: '12' })).toMatchObject(wrongCode);
    const { code } = await someone.inbox();
    someone.wait(30_000);
    expect(await activate(someone, id, { passCode: code })).toMatchObject(refusal(429, 'E0000047'));
    expect(await someone.send('POST', `${someone.factors}/${id}/resend`, sms)).toMatchObject(
      refusal(429, 'E0000047'),
    );
    someone.wait(300_000);
    expect((await someone.send('POST', `${someone.factors}/${id}/resend`, sms)).status).toBe(200);
  });

  test('proves the factor once', async () => {
    const someone = await person();
    const { id } = (await someone.enroll(sms, { activate: 'true' })).body;
    const path = `${someone.sandbox.origin}${someone.factors}/${id}`;
    const challenge = await someone.verify(id);
    expect(challenge.status).toBe(200);
    expect(challenge.body).toEqual({
      factorResult: 'CHALLENGE',
      profile: { phoneNumber },
      _links: {
        verify: { href: `${path}/verify`, hints: { allow: ['POST'] } },
        factor: { href: path, hints: { allow: ['GET', 'DELETE'] } },
        resend: [{ name: 'sms', href: `${path}/resend`, hints: { allow: ['POST'] } }],
      },
    });
    expect(await someone.verify(id, {})).toMatchObject(refusal(429, 'E0000109'));

    const { code: passCode } = await someone.inbox();
    expect((await someone.verify(id, { passCode })).body).toEqual({ factorResult: 'SUCCESS' });
    expect(await someone.verify(id, { passCode })).toMatchObject(refusal(403, 'E0000082'));
    expect(await eventsOf(someone)).toEqual([
      'user.mfa.factor.activate SUCCESS',
      'user.authentication.auth_via_mfa SUCCESS',
    ]);
  });
});

describe('verifying', () => {
  test('a one-time password takes each time step once, and none before it', async () => {
    const someone = await person();
    const { id, secret } = await activeTotp(someone);
    const before = someone.code(secret);
    someone.wait(30_000);
    const passCode = someone.code(secret);

    expect((await someone.verify(id, { passCode })).body).toEqual({ factorResult: 'SUCCESS' });
    expect(await someone.verify(id, { passCode })).toMatchObject(refusal(403, 'E0000082'));
    expect(await someone.verify(id, { passCode: before })).toMatchObject(refusal(403, 'E0000082'));
    someone.wait(30_000);
    expect((await someone.verify(id, { passCode: someone.code(secret) })).status).toBe(200);
  });

  test('shows the shared secret only until the factor is active', async () => {
    const someone = await person();
    const { id, secret } = await activeTotp(someone);
    const { body } = await someone.send('GET', `${someone.factors}/${id}`);
    expect(secret).toMatch(/^[A-Z2-7]{16}$/);
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('the answer to a security question says what does not match', async () => {
    const someone = await person(classic);
    const { id } = (await someone.enroll(question)).body;
    expect((await someone.verify(id, { answer: 'meatball' })).body).toEqual({ factorResult: 'SUCCESS' });
    expect(await someone.verify(id, { answer: 'spinach' })).toMatchObject(
      refusal(403, 'E0000068', "Your answer doesn't match our records. Please try again."),
    );
  });

  test('a hardware token takes what looks like its codes, each once', async () => {
    const someone = await person();
    const { body } = await someone.enroll({
      factorType: 'token:hardware',
      provider: 'YUBICO',
      verify: { passCode: yubikeyCode('b') },
    });
    expect(body.profile).toEqual({ credentialId: 'cccccceukngd' });
    expect(await someone.verify(body.id, { passCode: yubikeyCode('b') })).toMatchObject(
      refusal(403, 'E0000082'),
    );
    expect(await someone.verify(body.id, { passCode: '123456' })).toMatchObject(wrongCode);
    expect((await someone.verify(body.id, { passCode: yubikeyCode('d') })).status).toBe(200);
  });

  test.each([
    ['u2f', 'nonce', (challenge: string) => challenge],
    ['webauthn', 'challenge', (challenge: string) => Buffer.from(challenge).toString('base64url')],
  ])('a security key signs the challenge: %s', async (factorType, key, encoded) => {
    const someone = await person();
    const { body } = await someone.enroll({ factorType, provider: 'FIDO' });
    const signed = (challenge = '') => ({
      clientData: Buffer.from(JSON.stringify({ challenge: encoded(challenge) })).toString('base64'),
    });

    expect(await activate(someone, body.id, signed('another'))).toMatchObject(wrongCode);
    const active = await activate(someone, body.id, signed(body._embedded?.activation[key]));
    expect(active).toMatchObject({
      status: 200,
      body: { status: 'ACTIVE', profile: { credentialId: expect.any(String) } },
    });

    const challenge = await someone.verify<{ _embedded: { challenge: Record<string, string> } }>(body.id);
    expect(challenge.body).toMatchObject({ factorResult: 'CHALLENGE', profile: active.body.profile });
    const proof = signed(challenge.body._embedded.challenge[key]);
    expect((await someone.verify(body.id, proof)).body).toEqual({
      factorResult: 'SUCCESS',
      profile: active.body.profile,
    });
    expect(await someone.verify(body.id, proof)).toMatchObject(wrongCode);
  });

  test('refuses a factor that is not active, one of Duo, and one that is not there', async () => {
    const someone = await person();
    const pending = (await someone.enroll(totp)).body.id;
    expect(await someone.verify(pending, { passCode: '123456' })).toMatchObject(refusal(410, 'E0000154'));
    const duo = (await someone.enroll({ factorType: 'web', provider: 'DUO' })).body.id;
    expect(await activate(someone, duo)).toMatchObject(refusal(501, 'E0000060'));
    expect((await someone.verify('ost404', {})).body).toMatchObject({
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: ost404 (UserFactor)',
    });
  });

  test('locks the user out at the fifth wrong code in a row', async () => {
    const someone = await person();
    const { id, secret } = await activeTotp(someone);
    const wrong = () => someone.verify(id, { passCode: '12' });
    for (let i = 0; i < 4; i++) expect(await wrong()).toMatchObject(wrongCode);
    expect((await someone.verify(id, { passCode: someone.code(secret) })).status).toBe(200);

    for (let i = 0; i < 4; i++) expect(await wrong()).toMatchObject(wrongCode);
    expect(await wrong()).toMatchObject(refusal(403, 'E0000069'));
    someone.wait(30_000);
    expect(await someone.verify(id, { passCode: someone.code(secret) })).toMatchObject(
      refusal(403, 'E0000069'),
    );
    expect((await someone.send('GET', `/api/v1/users/${someone.userId}`)).body).toMatchObject({
      status: 'LOCKED_OUT',
    });
    expect(await eventsOf(someone)).toContain('user.account.lock SUCCESS');

    await someone.send('POST', `/api/v1/users/${someone.userId}/lifecycle/unlock`);
    expect((await someone.verify(id, { passCode: someone.code(secret) })).status).toBe(200);
  });
});

describe('a push', () => {
  const transaction = async (someone: Person, id: string, body?: unknown) => {
    const { status, body: waiting } = await someone.verify<{
      expiresAt: string;
      _links: { poll: { href: string }; cancel: { href: string } };
    }>(id, body);
    expect(status).toBe(201);
    return { waiting, poll: () => someone.send('GET', waiting._links.poll.href) };
  };

  test('is approved to activate Okta Verify, which brings passwords and FastPass', async () => {
    const someone = await person();
    const { body } = await someone.enroll(push);
    const path = `${someone.factors}/${body.id}/lifecycle/activate`;
    expect(body).toMatchObject({
      _links: { poll: { href: `${someone.sandbox.origin}${path}/poll` } },
      _embedded: { activation: { expiresAt: '2026-11-21T12:10:00.000Z', factorResult: 'WAITING' } },
    });
    expect((await someone.send('POST', `${path}/poll`)).body).toMatchObject({ factorResult: 'WAITING' });
    expect(await someone.answer('APPROVE')).toMatchObject({ status: 204 });
    expect((await someone.send('POST', `${path}/poll`)).body).toMatchObject({
      status: 'ACTIVE',
      profile: { credentialId: someone.login, platform: 'IOS' },
    });
    expect((await someone.enrolled()).map(({ factorType }) => factorType).sort()).toEqual(
      expect.arrayContaining(['push', 'signed_nonce', 'token:software:totp']),
    );
  });

  test('ends when nobody answers it, and an activation can be started again', async () => {
    const someone = await person(classic);
    const { id } = (await someone.enroll(push)).body;
    const path = `${someone.factors}/${id}/lifecycle/activate`;
    someone.wait(600_000);
    expect((await someone.send('POST', `${path}/poll`)).body).toEqual({
      factorResult: 'TIMEOUT',
      _links: { activate: { href: `${someone.sandbox.origin}${path}`, hints: { allow: ['POST'] } } },
    });
    expect(await someone.answer('APPROVE')).toMatchObject({ status: 400 });
    expect((await activate(someone, id)).body).toMatchObject({
      factorResult: 'WAITING',
      expiresAt: '2026-11-21T12:20:00.000Z',
    });
    await someone.answer('APPROVE');
    expect((await activate(someone, id)).body).toMatchObject({ status: 'ACTIVE' });
  });

  test.each([
    ['APPROVE', 'SUCCESS', 'SUCCESS'],
    ['REJECT', 'REJECTED', 'FAILURE'],
  ] as const)('to prove the factor is answered with %s: %s', async (answer, factorResult, outcome) => {
    const someone = await person();
    const id = await activePush(someone);
    const { waiting, poll } = await transaction(someone, id);
    expect(waiting).toMatchObject({ factorResult: 'WAITING', expiresAt: '2026-11-21T12:05:00.000Z' });
    expect((await poll()).body).toEqual(waiting);

    await someone.answer(answer);
    expect((await poll()).body).toMatchObject({ factorResult });
    expect(await someone.answer('APPROVE')).toMatchObject({ status: 400 });
    expect((await eventsOf(someone)).at(-1)).toBe(`user.authentication.auth_via_mfa ${outcome}`);
  });

  test('times out by the clock of the org', async () => {
    const someone = await person();
    const { poll } = await transaction(someone, await activePush(someone));
    someone.wait(300_000);
    expect((await poll()).body).toMatchObject({
      factorResult: 'TIMEOUT',
      _links: { verify: {}, factor: {} },
    });
  });

  test('shows the number to choose, when it is asked for', async () => {
    const someone = await person();
    const { waiting } = await transaction(someone, await activePush(someone), {
      useNumberMatchingChallenge: true,
    });
    expect(waiting).toMatchObject({ _embedded: { challenge: { correctAnswer: expect.any(Number) } } });
  });

  test('can be cancelled', async () => {
    const someone = await person();
    const { waiting, poll } = await transaction(someone, await activePush(someone));
    expect((await someone.send('DELETE', waiting._links.cancel.href)).status).toBe(204);
    expect(await poll()).toMatchObject({ status: 404 });
  });

  test('has no answer but two, and no challenge that was not sent', async () => {
    const someone = await person();
    await someone.enroll(push);
    const { link = '' } = await someone.inbox();
    expect(await someone.send('POST', link, { answer: 'PERHAPS' })).toMatchObject({ status: 400 });
    expect(await someone.send('POST', '/sandbox/challenges/mst404', { answer: 'APPROVE' })).toMatchObject({
      status: 400,
      body: { error: 'There is no challenge mst404 that waits for an answer.' },
    });
  });

  test('takes its one-time passwords and FastPass with it when it is unenrolled', async () => {
    const someone = await person();
    const id = await activePush(someone);
    expect((await someone.send('DELETE', `${someone.factors}/${id}`)).status).toBe(204);
    expect((await someone.enrolled()).filter(({ factorType }) => /push|nonce|totp/.test(factorType))).toEqual(
      [],
    );
    expect((await eventsOf(someone)).at(-1)).toBe('user.mfa.factor.deactivate SUCCESS');
  });
});

describe('factors that appear by themselves', () => {
  const withQuestion = 'status eq "ACTIVE"';

  test('are the verified address and the recovery question on Identity Engine', async () => {
    const someone = await person({}, withQuestion);
    const factors = await someone.enrolled();
    expect(factors.map(({ factorType, status }) => [factorType, status])).toEqual([
      ['email', 'ACTIVE'],
      ['question', 'ACTIVE'],
    ]);
    expect(factors[0]?.profile).toEqual({ email: someone.login });
    expect(await someone.enrolled()).toEqual(factors);
    expect((await someone.verify(factors[1]?.id ?? '', { answer: 'Lighthouse' })).status).toBe(200);
    expect(await someone.enroll(question)).toMatchObject({ status: 400 });
  });

  test('are none on a Classic org, and none of a user who never signed in', async () => {
    expect(await (await person(classic)).enrolled()).toEqual([]);
    expect(await (await person({}, 'status eq "STAGED"')).enrolled()).toEqual([]);
  });

  test('follow the user’s profile', async () => {
    const someone = await person();
    await someone.enrolled();
    await someone.send('POST', `/api/v1/users/${someone.userId}`, { profile: { email: 'new@example.com' } });
    expect((await someone.enrolled())[0]?.profile).toEqual({ email: 'new@example.com' });
  });
});

describe('resetting', () => {
  test('removes all that was enrolled, and leaves what appears by itself', async () => {
    const someone = await person();
    await activePush(someone);
    await someone.enroll(sms, { activate: 'true' });
    await someone.send('POST', `/api/v1/users/${someone.userId}/lifecycle/reset_factors`);
    expect((await someone.enrolled()).map(({ factorType }) => factorType)).toEqual(['email', 'question']);
    expect(await someone.enroll({ factorType: 'sms', provider: 'OKTA' })).toMatchObject({ status: 403 });
  });

  test('is not for the factors of a deactivated user, one by one', async () => {
    const someone = await person(classic);
    const { id } = (await someone.enroll(question)).body;
    await someone.send('POST', `/api/v1/users/${someone.userId}/lifecycle/deactivate`);
    expect(await someone.send('DELETE', `${someone.factors}/${id}`)).toMatchObject(refusal(403, 'E0000038'));
  });
});

describe('the factors of a user', () => {
  test('are offered in a catalog, with what is enrolled', async () => {
    const someone = await person();
    await activePush(someone);
    const { body } = await someone.send<FactorBody[]>('GET', `${someone.factors}/catalog`);
    expect(body).toHaveLength(14);
    expect(body.map(({ factorType, provider, status }) => `${factorType} ${provider} ${status}`)).toEqual(
      expect.arrayContaining([
        'push OKTA ACTIVE',
        'sms OKTA NOT_SETUP',
        'email OKTA ACTIVE',
        'web DUO NOT_SETUP',
      ]),
    );
    expect(body.every(({ _links }) => 'enroll' in _links)).toBe(true);
  });

  test('have nineteen questions to choose from', async () => {
    const someone = await person();
    const { body } = await someone.send<unknown[]>('GET', `${someone.factors}/questions`);
    expect(body).toHaveLength(19);
    expect(body[0]).toEqual({
      question: 'disliked_food',
      questionText: 'What is the food you least liked as a child?',
    });
  });

  test('let the question be changed, and tell the log what changed', async () => {
    const someone = await person(classic);
    const { id } = (await someone.enroll(question)).body;
    someone.wait(3000);
    const profile = { question: 'name_of_first_plush_toy', answer: 'Teddy bear' };
    expect((await someone.send('PUT', `${someone.factors}/${id}`, { profile })).body).toMatchObject({
      id,
      created: '2026-11-21T12:00:00.000Z',
      lastUpdated: '2026-11-21T12:00:03.000Z',
      profile: { question: 'name_of_first_plush_toy' },
    });
    expect((await someone.verify(id, { answer: 'Teddy bear' })).status).toBe(200);
    const { body } = await someone.send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { filter: 'eventType eq "user.mfa.factor.update"' }),
    );
    expect(body[0]?.target?.[0]).toMatchObject({
      changeDetails: {
        from: { question: 'disliked_food' },
        to: { question: 'name_of_first_plush_toy' },
      },
    });
    expect(JSON.stringify(body)).not.toContain('Teddy');
  });

  test('are gone with the user', async () => {
    const someone = await person();
    await activePush(someone);
    for (let i = 0; i < 2; i++) await someone.send('DELETE', `/api/v1/users/${someone.userId}`);
    expect(await someone.send('GET', someone.factors)).toMatchObject({ status: 404 });
    expect(await someone.answer('APPROVE')).toMatchObject({ status: 400 });
  });

  test.each([
    [true, '1000000, 1000000'],
    [false, '1000000'],
  ])('send each rate-limit header twice: %s', async (doubledRateLimits, limit) => {
    const someone = await person({ doubledRateLimits });
    expect((await someone.send('GET', someone.factors)).headers['x-rate-limit-limit']).toBe(limit);
    expect((await someone.send('GET', '/api/v1/groups')).headers['x-rate-limit-limit']).toBe('1000000');
  });
});
