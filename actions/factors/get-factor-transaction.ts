import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import {
  factorId,
  samplePush,
  sampleVerification,
  transactionId,
  verification,
} from '../../schemas/factor.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const getFactorTransaction = defineAction({
  name: 'get_factor_transaction',
  title: 'Get factor transaction',
  description: 'Gets what a user answered to a push: approved (SUCCESS), REJECTED, TIMEOUT or still WAITING.',
  operation: 'getFactorTransactionStatus',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['push status'],
  input: z
    .object({
      userId,
      factorId,
      transactionId: transactionId.describe('The transaction ID that verify_factor returns.'),
    })
    .strict(),
  output: verification,
  sample: {
    input: { userId: sampleUser.id, factorId: samplePush.id, transactionId: 'mst1eiHghhPxf0yhp0g' },
    output: sampleVerification,
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}',
  },
});
