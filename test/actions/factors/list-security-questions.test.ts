import { describe, expect, test } from 'vitest';
import { listSecurityQuestions } from '../../../actions/factors/list-security-questions.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/questions';

describe('list_security_questions', () => {
  test('gives key and text of each question', async () => {
    const questions = [
      { question: 'disliked_food', questionText: 'What is the food you least liked as a child?' },
    ];
    answer('GET', path, 200, questions);

    await expect(run(listSecurityQuestions, { userId: '00u1' })).resolves.toMatchObject({ questions });
  });

  test('says when there is no such user', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listSecurityQuestions, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
