import { describe, expect, test } from 'vitest';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const choices = async (name: string, question: object = {}) =>
  (await pickLists[name]?.choices(clientOf(), question))?.choices;

describe('pick list of authenticators', () => {
  test('shows the name, or else the key', async () => {
    answer('GET', '/api/v1/authenticators', 200, [
      { id: 'aut1', key: 'okta_verify', name: 'Okta Verify' },
      { id: 'aut2', key: 'tac', name: '' },
    ]);

    await expect(choices('authenticators')).resolves.toEqual([
      { value: 'aut1', label: 'Okta Verify' },
      { value: 'aut2', label: 'tac' },
    ]);
  });
});

describe('pick list of the authenticators of a user', () => {
  test('shows the name, and the last digits of a phone', async () => {
    answer('GET', '/api/v1/users/00u1/authenticator-enrollments', 200, [
      { id: 'sms1', name: 'Phone', profile: { phoneNumber: '+1 XXX-XXX-1337' } },
      { id: 'pfd1', name: 'Okta Verify' },
    ]);

    await expect(choices('user_authenticator_enrollments', { given: { userId: '00u1' } })).resolves.toEqual([
      { value: 'sms1', label: 'Phone: +1 XXX-XXX-1337' },
      { value: 'pfd1', label: 'Okta Verify' },
    ]);
  });
});
