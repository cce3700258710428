import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { pageOf } from '../../schemas/page.ts';
import { policyId, policyRule, samplePolicy, samplePolicyRule } from '../../schemas/policy.ts';

export const listPolicyRules = defineAction({
  name: 'list_policy_rules',
  title: 'List policy rules',
  description: 'Lists the rules of a policy, all in one page.',
  operation: 'listPolicyRules',
  scopes: ['okta.policies.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ policyId }).strict(),
  output: pageOf('policyRules', policyRule),
  sample: {
    input: { policyId: samplePolicy.id },
    output: { policyRules: [samplePolicyRule], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/policies/{policyId}/rules', list: { items: 'policyRules' } },
});
