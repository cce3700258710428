import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { customRole, sampleCustomRole } from '../../schemas/custom-role.ts';
import { pageOf } from '../../schemas/page.ts';

export const listCustomRoles = defineAction({
  name: 'list_custom_roles',
  title: 'List custom roles',
  description: 'Lists the administrator roles that this org made, all in one page.',
  operation: 'listRoles',
  scopes: ['okta.roles.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({}).strict(),
  output: pageOf('roles', customRole),
  sample: { input: {}, output: { roles: [sampleCustomRole], count: 1, nextCursor: null, hasMore: false } },
  // Okta takes no limit here, so that all pages are read.
  request: { method: 'GET', path: '/api/v1/iam/roles', list: { items: 'roles' } },
});
