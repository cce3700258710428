import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deactivateUnlessSystem } from '../../connector/okta/steps/policy-state.ts';
import { changedPolicy, policyId, samplePolicy } from '../../schemas/policy.ts';

export const deactivatePolicy = defineAction({
  name: 'deactivate_policy',
  title: 'Deactivate policy',
  description:
    'Stops a policy, so that the next policy of its type applies to its users. A policy of Okta itself, such as the default policy, cannot be deactivated.',
  operation: 'deactivatePolicy',
  scopes: ['okta.policies.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'policy', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ policyId }).strict(),
  output: changedPolicy,
  sample: {
    input: { policyId: samplePolicy.id },
    output: { ...samplePolicy, status: 'INACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/policies/{policyId}/lifecycle/deactivate' },
  execute: deactivateUnlessSystem,
});
