import type { Resource } from '../../connector/core/load.ts';
import { activatePolicy } from './activate-policy.ts';
import { activatePolicyRule } from './activate-policy-rule.ts';
import { deactivatePolicy } from './deactivate-policy.ts';
import { deactivatePolicyRule } from './deactivate-policy-rule.ts';
import { getPolicy } from './get-policy.ts';
import { getPolicyRule } from './get-policy-rule.ts';
import { listPolicies } from './list-policies.ts';
import { listPolicyRules } from './list-policy-rules.ts';

export const policies = {
  title: 'Policies',
  icon: 'gavel',
  actions: [
    listPolicies,
    getPolicy,
    activatePolicy,
    deactivatePolicy,
    listPolicyRules,
    getPolicyRule,
    activatePolicyRule,
    deactivatePolicyRule,
  ],
} as const satisfies Resource;
