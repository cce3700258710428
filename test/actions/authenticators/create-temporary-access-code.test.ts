import { describe, expect, test } from 'vitest';
import { createTemporaryAccessCode } from '../../../actions/authenticators/create-temporary-access-code.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/authenticator-enrollments/tac';
const code = { id: 'tac1', key: 'tac', profile: { tac: 'BK4XQ7ZP', multiUse: false } };
const offers = (...authenticators: object[]) =>
  answer('GET', '/api/v1/authenticators', 200, [
    { id: 'aut1', key: 'okta_verify', status: 'ACTIVE' },
    ...authenticators,
  ]);

describe('create_temporary_access_code', () => {
  test('uses the authenticator of the org, and sends the minutes as a text', async () => {
    offers({ id: 'aut2', key: 'tac', status: 'ACTIVE' });
    const sent = answer('POST', path, 200, code);

    await expect(run(createTemporaryAccessCode, { userId: '00u1', ttl: 30 })).resolves.toEqual(code);
    expect(sent.body).toEqual({ authenticatorId: 'aut2', profile: { ttl: '30', multiUse: false } });
  });

  test.each([
    ['has none', []],
    ['has one that is not active', [{ id: 'aut2', key: 'tac', status: 'INACTIVE' }]],
  ])('says where to turn it on in an org that %s', async (_, authenticators) => {
    offers(...authenticators);

    await expect(run(createTemporaryAccessCode, { userId: '00u1' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('Security > Authenticators'),
    });
  });

  test("gives Okta's reason for a time that the org does not allow", async () => {
    const cause = 'profile.ttl: The value must be between 10 and 14400';
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: ttl', cause));

    await expect(
      run(createTemporaryAccessCode, { userId: '00u1', authenticatorId: 'aut2' }),
    ).rejects.toMatchObject({ code: 'REJECTED', message: expect.stringContaining(cause) });
  });
});
