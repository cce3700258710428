import { describe, expect, test } from 'vitest';
import { changeRecoveryQuestion } from '../../../actions/passwords/change-recovery-question.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';
const operation = `${path}/credentials/change_recovery_question`;
const input = {
  userId: '00u1',
  password: 'Correct-Horse-9',
  recoveryQuestion: 'First ship?',
  recoveryAnswer: 'Victory',
};

describe('change_recovery_question', () => {
  test('posts password, question and answer', async () => {
    const credentials = {
      password: {},
      recovery_question: { question: 'First ship?' },
      provider: { type: 'OKTA' },
    };
    const sent = answer('POST', operation, 200, credentials);
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE', credentials });

    await expect(run(changeRecoveryQuestion, input)).resolves.toEqual({
      id: '00u1',
      status: 'ACTIVE',
      credentials,
      changed: true,
    });
    expect(sent.body).toEqual({
      password: { value: 'Correct-Horse-9' },
      recovery_question: { question: 'First ship?', answer: 'Victory' },
    });
  });

  test('refuses an answer that is shorter than Okta takes', async () => {
    await expect(run(changeRecoveryQuestion, { ...input, recoveryAnswer: 'abc' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'recoveryAnswer' }],
    });
  });

  test('says WRONG_STATE for a user who is suspended', async () => {
    answer(
      'POST',
      operation,
      403,
      refused('E0000036', 'Change recovery question not allowed on specified user.'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'SUSPENDED' });

    await expect(run(changeRecoveryQuestion, input)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
