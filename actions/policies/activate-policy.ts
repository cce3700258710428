import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedPolicy, policyId, samplePolicy } from '../../schemas/policy.ts';

export const activatePolicy = defineAction({
  name: 'activate_policy',
  title: 'Activate policy',
  description: 'Activates a policy, so that Okta applies it to the users whom it covers.',
  operation: 'activatePolicy',
  scopes: ['okta.policies.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'policy', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ policyId }).strict(),
  output: changedPolicy,
  sample: {
    input: { policyId: samplePolicy.id },
    output: { ...samplePolicy, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/policies/{policyId}/lifecycle/activate' },
  execute: changeObjectState,
});
