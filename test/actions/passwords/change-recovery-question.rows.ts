import { password, posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({
      userId: org.user('ACTIVE'),
      password,
      recoveryQuestion: 'What was the name of your first ship?',
      recoveryAnswer: 'Vassar',
    }),
    { credentials: { recovery_question: { question: 'What was the name of your first ship?' } } },
  ],
  change: (org) =>
    posts(org.user('ACTIVE'), '/credentials/change_recovery_question', [
      [
        { password, recoveryQuestion: 'What was the first ship?', recoveryAnswer: 'Vassar' },
        {},
        {
          password: { value: password },
          recovery_question: { question: 'What was the first ship?', answer: 'Vassar' },
        },
      ],
    ]),
};
