import { describe, expect, test } from 'vitest';
import { deleteAuthenticatorEnrollment } from '../../../actions/authenticators/delete-authenticator-enrollment.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/authenticator-enrollments/sms1';
const input = { userId: '00u1', enrollmentId: 'sms1' };

describe('delete_authenticator_enrollment', () => {
  test('removes the enrollment', async () => {
    answer('DELETE', path, 204);

    await expect(run(deleteAuthenticatorEnrollment, input)).resolves.toEqual({
      userId: '00u1',
      enrollmentId: 'sms1',
      deleted: true,
    });
  });

  test('says when the user has no such enrollment', async () => {
    answer('DELETE', path, 404, refused('E0000007', 'Not found: Resource not found: sms1 (UserFactor)'));

    await expect(run(deleteAuthenticatorEnrollment, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
