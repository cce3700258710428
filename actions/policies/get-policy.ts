import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { expandRules, policy, policyId, samplePolicy } from '../../schemas/policy.ts';

export const getPolicy = defineAction({
  name: 'get_policy',
  title: 'Get policy',
  description: 'Gets one policy by ID, with its status, its conditions and its settings.',
  operation: 'getPolicy',
  scopes: ['okta.policies.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ policyId, expand: expandRules }).strict(),
  output: policy,
  sample: { input: { policyId: samplePolicy.id, expand: 'rules' }, output: samplePolicy },
  request: { method: 'GET', path: '/api/v1/policies/{policyId}', query: ['expand'] },
});
