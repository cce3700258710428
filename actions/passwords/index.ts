import type { Resource } from '../../connector/core/load.ts';
import { changePassword } from './change-password.ts';
import { changeRecoveryQuestion } from './change-recovery-question.ts';
import { expirePassword } from './expire-password.ts';
import { expirePasswordWithTempPassword } from './expire-password-with-temp-password.ts';
import { forgotPassword } from './forgot-password.ts';
import { forgotPasswordSetNewPassword } from './forgot-password-set-new-password.ts';
import { resetPassword } from './reset-password.ts';
import { setPassword } from './set-password.ts';

export const passwords = {
  title: 'Passwords',
  icon: 'key',
  actions: [
    resetPassword,
    expirePassword,
    expirePasswordWithTempPassword,
    setPassword,
    changePassword,
    forgotPassword,
    forgotPasswordSetNewPassword,
    changeRecoveryQuestion,
  ],
} as const satisfies Resource;
