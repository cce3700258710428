import { newPassword, posts } from '../../differential/changes.ts';
import type { Body } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const withQuestion = ({ credentials }: Body) => credentials.recovery_question !== undefined;

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE, with a question'), newPassword, recoveryAnswer: 'Lighthouse' }),
    { status: 'ACTIVE' },
  ],
  change: (org) =>
    posts(org.user('ACTIVE', withQuestion), '/credentials/forgot_password_recovery_question', [
      [
        { newPassword, recoveryAnswer: 'Lighthouse', sendEmail: false },
        { sendEmail: false },
        { password: { value: newPassword }, recovery_question: { answer: 'Lighthouse' } },
      ],
    ]),
};
