import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { policyId, policyRule, policyRuleId, samplePolicy, samplePolicyRule } from '../../schemas/policy.ts';

export const getPolicyRule = defineAction({
  name: 'get_policy_rule',
  title: 'Get policy rule',
  description: 'Gets one rule of a policy by ID, with its status, its conditions and what it does.',
  operation: 'getPolicyRule',
  scopes: ['okta.policies.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ policyId, ruleId: policyRuleId }).strict(),
  output: policyRule,
  sample: {
    input: { policyId: samplePolicy.id, ruleId: samplePolicyRule.id },
    output: samplePolicyRule,
  },
  request: { method: 'GET', path: '/api/v1/policies/{policyId}/rules/{ruleId}' },
});
