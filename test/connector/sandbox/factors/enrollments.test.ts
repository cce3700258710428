import { describe, expect, test } from 'vitest';
import { type Answer, refusal } from '../client.ts';
import { type Person, person } from './person.ts';

interface EnrollmentBody {
  readonly id: string;
  readonly key: string;
  readonly profile?: Readonly<Record<string, unknown>>;
}

const path = ({ userId }: Person, more = '') => `/api/v1/users/${userId}/authenticator-enrollments${more}`;
const list = async (someone: Person, params = '') =>
  (await someone.send<EnrollmentBody[]>('GET', path(someone, params))).body;
/** The authenticator of a key; the org starts without one for access codes. */
async function authenticatorId({ send }: Person, key: string): Promise<string> {
  const { body } = await send<{ id: string; key: string }[]>('GET', '/api/v1/authenticators');
  const found = body.find((one) => one.key === key);
  const name = 'Temporary Access Code';
  return (found ?? (await send<{ id: string }>('POST', '/api/v1/authenticators', { key, name })).body).id;
}
const keys = { phone: 'phone_number', tac: 'tac' };
const create = async (
  someone: Person,
  kind: 'phone' | 'tac',
  profile: unknown,
): Promise<Answer<EnrollmentBody>> =>
  someone.send('POST', path(someone, `/${kind}`), {
    authenticatorId: await authenticatorId(someone, keys[kind]),
    profile,
  });

describe('the authenticator enrollments of a user', () => {
  test('are the password, the address, the question, and what was enrolled as factors', async () => {
    const someone = await person();
    await someone.enroll({ factorType: 'push', provider: 'OKTA' });
    await someone.answer('APPROVE');
    const enrollments = await list(someone);
    expect(enrollments.map(({ key }) => key).sort()).toEqual([
      'okta_email',
      'okta_password',
      'okta_verify',
      'security_question',
    ]);
    expect(enrollments.find(({ key }) => key === 'okta_email')).toEqual({
      type: 'email',
      id: expect.stringMatching(/^emf/),
      key: 'okta_email',
      status: 'ACTIVE',
      name: 'Email',
      created: expect.any(String),
      lastUpdated: expect.any(String),
      _links: {
        self: {
          href: expect.stringContaining(path(someone, '/emf')),
          hints: { allow: ['GET', 'DELETE'] },
        },
        user: { href: `${someone.sandbox.origin}/api/v1/users/${someone.userId}`, hints: { allow: ['GET'] } },
        authenticator: {
          href: `${someone.sandbox.origin}/api/v1/authenticators/${await authenticatorId(someone, 'okta_email')}`,
          hints: { allow: ['GET'] },
        },
      },
    });
    for (const enrollment of enrollments) {
      expect((await someone.send('GET', path(someone, `/${enrollment.id}`))).body).toEqual(enrollment);
    }
  });

  test('are none of a Classic org', async () => {
    const someone = await person({ engine: 'classic' });
    expect(await someone.send('GET', path(someone))).toMatchObject(refusal(401, 'E0000015'));
  });

  test('hide a phone number until it is asked for', async () => {
    const someone = await person();
    const { status, body } = await create(someone, 'phone', { phoneNumber: '+1-555-415-1337' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        type: 'phone',
        key: 'phone_number',
        status: 'ACTIVE',
        profile: { phoneNumber: '+1-555-415-1337' },
      },
    });
    const one = path(someone, `/${body.id}`);
    expect((await someone.send('GET', one)).body).toMatchObject({
      profile: { phoneNumber: '+X-XXX-XXX-1337' },
    });
    expect((await someone.send('GET', `${one}?discloseIdentifiers=phone`)).body).toMatchObject({
      profile: { phoneNumber: '+1-555-415-1337' },
    });
    expect((await someone.enrolled()).find(({ factorType }) => factorType === 'sms')).toMatchObject({
      status: 'ACTIVE',
    });
    expect(await create(someone, 'phone', { phoneNumber: '+15550001111' })).toMatchObject({ status: 400 });
  });

  test('show an access code once, and end it with its time or the next one', async () => {
    const someone = await person();
    const first = await create(someone, 'tac', { ttl: '30', multiUse: true });
    expect(first.body).toMatchObject({
      type: 'tac',
      nickname: '',
      profile: {
        tac: expect.stringMatching(/^\w{16}$/),
        multiUse: true,
        expiresAt: '2026-11-21T12:30:00.000Z',
      },
    });
    const codes = async () => (await list(someone)).filter(({ key }) => key === 'tac');
    expect((await codes())[0]?.profile).toEqual({ multiUse: true, expiresAt: '2026-11-21T12:30:00.000Z' });
    expect((await someone.enrolled()).map(({ factorType }) => factorType)).not.toContain('tac');

    const second = await create(someone, 'tac', {});
    expect((await codes()).map(({ id }) => id)).toEqual([second.body.id]);
    someone.wait(3_600_000);
    expect(await codes()).toEqual([]);
  });

  test.each([
    ['phone', { phoneNumber: '12' }, 'E0000098'],
    ['tac', { ttl: '9' }, 'E0000001'],
    ['tac', { ttl: '14401' }, 'E0000001'],
  ] as const)('refuse %s with %j', async (kind, profile, errorCode) => {
    expect(await create(await person(), kind, profile)).toMatchObject({ status: 400, body: { errorCode } });
  });

  test('refuse another authenticator, and one that is not there', async () => {
    const someone = await person();
    for (const id of ['aut404', await authenticatorId(someone, 'okta_email')]) {
      expect(await someone.send('POST', path(someone, '/tac'), { authenticatorId: id })).toMatchObject({
        status: 400,
      });
    }
  });

  test('are deleted with all that Okta Verify is, but for the password', async () => {
    const someone = await person();
    await someone.enroll({ factorType: 'push', provider: 'OKTA' });
    await someone.answer('APPROVE');
    const idOf = async (key: string) => (await list(someone)).find((one) => one.key === key)?.id;
    expect((await someone.send('DELETE', path(someone, `/${await idOf('okta_verify')}`))).status).toBe(204);
    expect((await someone.enrolled()).map(({ factorType }) => factorType)).toEqual(['email', 'question']);
    expect(await someone.send('DELETE', path(someone, `/${await idOf('okta_password')}`))).toMatchObject(
      refusal(403, 'E0000038'),
    );
    expect(await someone.send('DELETE', path(someone, '/none'))).toMatchObject({ status: 404 });
  });
});
