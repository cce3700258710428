import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf, newUser } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain) }),
    { questions: expect.arrayContaining([expect.objectContaining({ question: 'disliked_food' })]) },
    { code: 'FORBIDDEN', message: expect.stringContaining('Use a connection with an API key') },
  ],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, `${factorsOf(userId)}/questions`]],
};
