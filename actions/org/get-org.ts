import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { org, sampleOrg } from '../../schemas/org.ts';

export const getOrg = defineAction({
  name: 'get_org',
  title: 'Get org',
  description:
    'Gets the general settings of the org: the company, its address, its contacts for support and its status.',
  operation: 'getOrgSettings',
  scopes: ['okta.orgs.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['company name', 'tenant'],
  input: z.object({}).strict(),
  output: org,
  sample: { input: {}, output: sampleOrg },
  request: { method: 'GET', path: '/api/v1/org' },
});
