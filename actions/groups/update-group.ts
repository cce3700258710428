import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { mergeGroup } from '../../connector/okta/steps/change-group.ts';
import {
  group,
  groupAttributes,
  groupDescription,
  groupId,
  groupName,
  sampleGroup,
} from '../../schemas/group.ts';

export const updateGroup = defineAction({
  name: 'update_group',
  title: 'Update group',
  description:
    'Changes the name, description or custom attributes of a group. Attributes that are left out keep their values.',
  operation: 'replaceGroup',
  scopes: ['okta.groups.manage', 'okta.groups.read'],
  effect: 'update',
  idempotent: true,
  // Group rules, and the group claims of applications, may go by the name.
  confirm: ['name'],
  input: z
    .object({
      groupId,
      name: groupName.optional(),
      description: groupDescription.nullable().optional(),
      attributes: groupAttributes,
    })
    .strict(),
  output: group,
  sample: {
    input: { groupId: sampleGroup.id, description: 'Everybody who builds the product.' },
    output: sampleGroup,
  },
  request: {
    method: 'PUT',
    path: '/api/v1/groups/{groupId}',
    body: { profile: 'attributes', 'profile.name': 'name', 'profile.description': 'description' },
  },
  check: ({ name, description, attributes }) => ({
    name:
      name === undefined &&
      description === undefined &&
      attributes === undefined &&
      'or "Description" or "Custom attributes" is required; null clears the description or an attribute',
  }),
  execute: mergeGroup,
});
