import type { Resource } from '../../connector/core/load.ts';
import { activateFactor } from './activate-factor.ts';
import { challengeUser } from './challenge-user.ts';
import { enrollFactor } from './enroll-factor.ts';
import { getFactor } from './get-factor.ts';
import { getFactorTransaction } from './get-factor-transaction.ts';
import { listFactors } from './list-factors.ts';
import { listSecurityQuestions } from './list-security-questions.ts';
import { listSupportedFactors } from './list-supported-factors.ts';
import { resendFactor } from './resend-factor.ts';
import { resetFactor } from './reset-factor.ts';
import { resetFactors } from './reset-factors.ts';
import { verifyFactor } from './verify-factor.ts';

export const factors = {
  title: 'Factors',
  icon: 'mobile',
  actions: [
    listFactors,
    getFactor,
    resetFactors,
    resetFactor,
    challengeUser,
    verifyFactor,
    getFactorTransaction,
    listSupportedFactors,
    listSecurityQuestions,
    enrollFactor,
    activateFactor,
    resendFactor,
  ],
} as const satisfies Resource;
