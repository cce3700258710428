import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import {
  changedPolicyRule,
  policyId,
  policyRuleId,
  samplePolicy,
  samplePolicyRule,
} from '../../schemas/policy.ts';

export const activatePolicyRule = defineAction({
  name: 'activate_policy_rule',
  title: 'Activate policy rule',
  description: 'Activates a rule of a policy, so that Okta tries it in its place among the rules.',
  operation: 'activatePolicyRule',
  scopes: ['okta.policies.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'policy rule', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ policyId, ruleId: policyRuleId }).strict(),
  output: changedPolicyRule,
  sample: {
    input: { policyId: samplePolicy.id, ruleId: samplePolicyRule.id },
    output: { ...samplePolicyRule, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/policies/{policyId}/rules/{ruleId}/lifecycle/activate' },
  execute: changeObjectState,
});
