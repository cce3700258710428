/** The statuses of a user. A staged one has a password or not, which makes a difference to some operations. */
export const statuses = [
  'STAGED',
  'STAGED with a password',
  'PROVISIONED',
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'RECOVERY',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;

export const password = 'Sandbox-Pass-1';
const next = { value: 'Another-Word-2' };
const bodies: Record<string, unknown> = {
  'POST /credentials/change_password': { oldPassword: { value: password }, newPassword: next },
  'POST /credentials/change_recovery_question': {
    password: { value: password },
    recovery_question: { question: 'Which sea?', answer: 'North Sea' },
  },
  'POST /credentials/forgot_password_recovery_question': {
    password: next,
    recovery_question: { answer: 'Lighthouse' },
  },
  'POST ': { profile: { nickName: 'Ann' } },
  'POST ?strict=false': { credentials: { password: next } },
};

/** The body that an operation needs. */
export const bodyOf = (operation: string): unknown => bodies[operation];

const all = (outcome: string): string[] => Array(9).fill(outcome);

/**
 * For each operation on a user, and each status in the order above: the status after it, `gone`, or the HTTP status and
 * code of the refusal.
 */
export const outcomes: Record<string, readonly string[]> = {
  'POST /lifecycle/activate': ['PROVISIONED', 'ACTIVE', ...Array(6).fill('403 E0000016'), 'PROVISIONED'],
  'POST /lifecycle/reactivate': [
    '403 E0000038',
    '403 E0000038',
    'PROVISIONED',
    '403 E0000038',
    '403 E0000038',
    'RECOVERY',
    '403 E0000038',
    '403 E0000038',
    '403 E0000038',
  ],
  'POST /lifecycle/deactivate': [...Array(8).fill('DEPROVISIONED'), '404 E0000007'],
  'POST /lifecycle/suspend': [
    '400 E0000001',
    '400 E0000001',
    'SUSPENDED',
    'SUSPENDED',
    'SUSPENDED',
    '400 E0000001',
    '400 E0000001',
    '400 E0000001',
    '400 E0000001',
  ],
  'POST /lifecycle/unsuspend': [...Array(7).fill('400 E0000001'), 'ACTIVE', '400 E0000001'],
  'POST /lifecycle/unlock': [...Array(6).fill('403 E0000032'), 'ACTIVE', '403 E0000032', '403 E0000032'],
  'POST /lifecycle/expire_password': [
    '403 E0000038',
    '403 E0000038',
    '403 E0000038',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    '403 E0000038',
    '403 E0000038',
    '404 E0000007',
  ],
  'POST /lifecycle/expire_password_with_temp_password': [
    '403 E0000038',
    '403 E0000038',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    'PASSWORD_EXPIRED',
    '403 E0000038',
    '403 E0000038',
    '404 E0000007',
  ],
  'POST /lifecycle/reset_password?sendEmail=false': [
    '403 E0000038',
    '403 E0000038',
    ...Array(5).fill('RECOVERY'),
    '403 E0000038',
    '404 E0000007',
  ],
  'POST /lifecycle/reset_factors': [...statuses],
  'POST /credentials/forgot_password': [
    '403 E0000034',
    '403 E0000034',
    '403 E0000034',
    'ACTIVE',
    ...Array(5).fill('403 E0000034'),
  ],
  'POST /credentials/forgot_password_recovery_question': [
    '403 E0000034',
    '403 E0000034',
    '403 E0000034',
    'ACTIVE',
    '403 E0000034',
    'ACTIVE',
    '403 E0000034',
    '403 E0000034',
    '403 E0000034',
  ],
  'POST /credentials/change_password': [
    '403 E0000035',
    'STAGED',
    '403 E0000035',
    'ACTIVE',
    'ACTIVE',
    'ACTIVE',
    '403 E0000035',
    '403 E0000035',
    '403 E0000035',
  ],
  'POST /credentials/change_recovery_question': [
    '403 E0000036',
    'STAGED',
    '403 E0000036',
    'ACTIVE',
    '403 E0000036',
    'RECOVERY',
    '403 E0000036',
    '403 E0000036',
    '403 E0000036',
  ],
  'POST ': [...statuses.slice(0, -1), '404 E0000007'],
  'POST ?strict=false': ['STAGED', 'STAGED', 'ACTIVE', ...statuses.slice(3, -1), '404 E0000007'],
  'DELETE ': [...all('DEPROVISIONED').slice(1), 'gone'],
};

/** The number of pairs of an operation and a status. */
export const combinations = Object.keys(outcomes).length * statuses.length;
