import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { securityQuestion } from '../../schemas/factor.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listSecurityQuestions = defineAction({
  name: 'list_security_questions',
  title: 'List security questions',
  description:
    'Lists the security questions that a user may choose from. Works only with an API key, not with a service app.',
  operation: 'listSupportedSecurityQuestions',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ userId }).strict(),
  output: pageOf('questions', securityQuestion),
  sample: {
    input: { userId: sampleUser.id },
    output: {
      questions: [
        { question: 'favorite_art_piece', questionText: 'What is your favorite piece of art?' },
        { question: 'disliked_food', questionText: 'What is the food you least liked as a child?' },
      ],
      count: 2,
      nextCursor: null,
      hasMore: false,
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/factors/questions',
    list: { items: 'questions' },
  },
});
