import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deactivateUnlessSystem } from '../../connector/okta/steps/policy-state.ts';
import {
  changedPolicyRule,
  policyId,
  policyRuleId,
  samplePolicy,
  samplePolicyRule,
} from '../../schemas/policy.ts';

export const deactivatePolicyRule = defineAction({
  name: 'deactivate_policy_rule',
  title: 'Deactivate policy rule',
  description:
    'Stops a rule of a policy, so that the rules after it apply. A rule of Okta itself, such as the catch-all rule, cannot be deactivated.',
  operation: 'deactivatePolicyRule',
  scopes: ['okta.policies.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'policy rule', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ policyId, ruleId: policyRuleId }).strict(),
  output: changedPolicyRule,
  sample: {
    input: { policyId: samplePolicy.id, ruleId: samplePolicyRule.id },
    output: { ...samplePolicyRule, status: 'INACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/deactivate' },
  execute: deactivateUnlessSystem,
});
