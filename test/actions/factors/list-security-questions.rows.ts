import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf } from './enrolled.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { questions: expect.arrayContaining([expect.objectContaining({ question: 'disliked_food' })]) },
  ],
  apiKeyOnly: true,
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, `${factorsOf(userId)}/questions`]],
};
