import { describe, expect, test } from 'vitest';
import { listAuthenticatorEnrollments } from '../../../actions/authenticators/list-authenticator-enrollments.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/authenticator-enrollments';

describe('list_authenticator_enrollments', () => {
  test('gives all enrollments in one page', async () => {
    const enrollments = [{ id: 'sms1', key: 'phone_number', profile: { phoneNumber: '+1 XXX-XXX-1337' } }];
    answer('GET', path, 200, enrollments);

    await expect(run(listAuthenticatorEnrollments, { userId: '00u1' })).resolves.toMatchObject({
      enrollments,
      hasMore: false,
    });
  });

  test('says when there is no such user', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listAuthenticatorEnrollments, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
