import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { sampleUserRisk, threatProtection, userRisk } from '../../schemas/user-risk.ts';

export const getUserRisk = defineAction({
  name: 'get_user_risk',
  title: 'Get user risk',
  description: 'Gets the risk level of a user: HIGH, MEDIUM, LOW or NONE, and the reason.',
  operation: 'getUserRisk',
  scopes: ['okta.userRisk.read'],
  effect: 'read',
  idempotent: true,
  feature: threatProtection,
  input: z.object({ userId }).strict(),
  output: userRisk,
  sample: { input: { userId: sampleUser.id }, output: sampleUserRisk },
  request: { method: 'GET', path: '/api/v1/users/{userId}/risk' },
});
