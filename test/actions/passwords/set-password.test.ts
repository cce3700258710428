import { describe, expect, test } from 'vitest';
import { setPassword } from '../../../actions/passwords/set-password.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const input = { userId: '00u1', newPassword: 'Correct-Horse-9' };

describe('set_password', () => {
  test.each([true, false])('posts the password alone; strict is %s', async (strict) => {
    const sent = answer('POST', `${path}?strict=${strict}`, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(setPassword, { ...input, strict })).resolves.toEqual({ id: '00u1', status: 'ACTIVE' });
    expect(sent.body).toEqual({ credentials: { password: { value: 'Correct-Horse-9' } } });
  });

  test('gives the rules of the password policy that the password breaks', async () => {
    const cause =
      'password: Password requirements were not met. Password requirements: at least 8 characters.';
    answer(
      'POST',
      `${path}?strict=false`,
      400,
      refused('E0000001', 'Api validation failed: password', cause),
    );
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    const failed = run(setPassword, input);
    await expect(failed).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('at least 8 characters'),
      okta: { causes: [{ field: 'password' }] },
    });
    await expect(failed).rejects.not.toThrow('Correct-Horse-9');
  });

  test('says WRONG_STATE for a deactivated user', async () => {
    answer(
      'POST',
      `${path}?strict=false`,
      404,
      refused('E0000007', 'Not found: Resource not found: 00u1 (User)'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'DEPROVISIONED' });

    await expect(run(setPassword, input)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
