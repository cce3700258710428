import { describe, expect, test } from 'vitest';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const given = { userId: '00u1' };
const path = '/api/v1/users/00u1';
const choices = async (name: string, question: object = {}) =>
  (await pickLists[name]?.choices(clientOf(), { given, ...question }))?.choices;

describe('pick list of the factors of a user', () => {
  test('shows what a person knows a factor by, and that it is not active', async () => {
    const profile = { phoneNumber: '+15554151337' };
    answer('GET', `${path}/factors`, 200, [
      { id: 'mbl1', factorType: 'sms', provider: 'OKTA', status: 'PENDING_ACTIVATION', profile },
      { id: 'opf1', factorType: 'push', provider: 'OKTA', status: 'ACTIVE', profile: { name: 'iPhone' } },
      { id: 'ost1', factorType: 'token:software:totp', provider: 'GOOGLE', status: 'ACTIVE' },
      { id: 'new1' },
    ]);

    await expect(choices('user_factors')).resolves.toEqual([
      { value: 'mbl1', label: 'sms: +15554151337 (PENDING_ACTIVATION)' },
      { value: 'opf1', label: 'push: iPhone' },
      { value: 'ost1', label: 'token:software:totp GOOGLE' },
      { value: 'new1', label: 'new1' },
    ]);
  });
});

describe('pick list of security questions', () => {
  test('shows the text of each question', async () => {
    answer('GET', `${path}/factors/questions`, 200, [
      { question: 'disliked_food', questionText: 'What is the food you least liked as a child?' },
      { question: 'first_award', questionText: 'What did you earn your first medal or award for?' },
    ]);

    await expect(choices('security_questions', { search: 'MEDAL' })).resolves.toEqual([
      { value: 'first_award', label: 'What did you earn your first medal or award for?' },
    ]);
  });
});
