import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { pageOf } from '../../schemas/page.ts';
import { expandRules, policy, policyTypes, samplePolicy } from '../../schemas/policy.ts';

export const listPolicies = defineAction({
  name: 'list_policies',
  title: 'List policies',
  description:
    'Lists the policies of one type, such as those for passwords or for signing in, all in one page.',
  operation: 'listPolicies',
  scopes: ['okta.policies.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['authentication policies', 'MFA requirements', 'password rules'],
  input: z
    .object({
      type: z
        .enum(policyTypes)
        .describe(
          'The type of the policies: OKTA_SIGN_ON (session), PASSWORD, MFA_ENROLL (which factors users set up), ACCESS_POLICY (sign-in to applications), PROFILE_ENROLLMENT (registration), IDP_DISCOVERY (routing to identity providers) and others. Okta refuses a type that the org does not have.',
        ),
      status: z.enum(['ACTIVE', 'INACTIVE']).optional().describe('Finds only policies with this status.'),
      q: field(z.string().optional(), { title: 'Name starts with' }).describe(
        'Finds policies whose name starts with this text.',
      ),
      expand: expandRules,
      sortBy: field(z.enum(['name']).optional(), { advanced: true }).describe(
        'Sorts by name. By default the order is up to Okta.',
      ),
    })
    .strict(),
  output: pageOf('policies', policy),
  sample: {
    input: { type: 'MFA_ENROLL', status: 'ACTIVE', expand: 'rules' },
    output: { policies: [samplePolicy], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/policies',
    query: ['type', 'status', 'q', 'expand', 'sortBy'],
    list: { items: 'policies' },
  },
});
