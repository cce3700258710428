import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { findGroupByName } from '../../connector/okta/steps/find-group.ts';
import { group, groupName, sampleGroup } from '../../schemas/group.ts';

export const findGroup = defineAction({
  name: 'find_group',
  title: 'Find group',
  description:
    'Looks a group up by its exact name, ignoring case, and says so when there is none instead of failing. Two groups of that name are a CONFLICT.',
  operation: 'listGroups',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      name: groupName.describe('The whole name of the group.'),
      type: z
        .enum(['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'])
        .optional()
        .describe(
          'Only a group of this type: kept by Okta, by an application or directory, or by Okta for itself. Groups of two types may have one name.',
        ),
    })
    .strict(),
  output: z.object({
    found: z.boolean().describe('Whether there is such a group.'),
    group: group.nullable().describe('The group; empty when there is none.'),
  }),
  sample: { input: { name: 'Engineering' }, output: { found: true, group: sampleGroup } },
  request: { method: 'GET', path: '/api/v1/groups', query: { q: 'name' } },
  async execute({ okta, input }) {
    const found = await findGroupByName(okta, input.name, input.type);
    return { found: found !== undefined, group: found?.body ?? null };
  },
});
