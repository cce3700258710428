import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { findGroupByName } from '../../connector/okta/steps/find-group.ts';
import { group, groupName, sampleGroup } from '../../schemas/group.ts';

export const findGroup = defineAction({
  name: 'find_group',
  title: 'Find group',
  description:
    'Finds a group by its exact name, ignoring case. If there is none, the action succeeds and found is false. If two groups share the name, it fails with CONFLICT.',
  operation: 'listGroups',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      name: groupName.describe('The full name of the group.'),
      type: z
        .enum(['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'])
        .optional()
        .describe(
          'Finds only a group of this type: managed in Okta (OKTA_GROUP), by an application or directory (APP_GROUP), or built in (BUILT_IN). Groups of different types can have the same name.',
        ),
    })
    .strict(),
  output: z.object({
    found: z.boolean().describe('Whether the group exists.'),
    group: group.nullable().describe('The group. Empty if there is none.'),
  }),
  sample: { input: { name: 'Engineering' }, output: { found: true, group: sampleGroup } },
  request: { method: 'GET', path: '/api/v1/groups', query: { q: 'name' } },
  async execute({ okta, input }) {
    const found = await findGroupByName(okta, input.name, input.type);
    return { found: found !== undefined, group: found?.body ?? null };
  },
});
