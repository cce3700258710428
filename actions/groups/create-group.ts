import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { callOf } from '../../connector/core/request.ts';
import { createOnce } from '../../connector/okta/steps/create-once.ts';
import { findGroupByName } from '../../connector/okta/steps/find-group.ts';
import { group, groupAttributes, groupDescription, groupName, sampleGroup } from '../../schemas/group.ts';

export const createGroup = defineAction({
  name: 'create_group',
  title: 'Create group',
  description: 'Creates a group that is managed in Okta. No other group in the org may have its name.',
  operation: 'addGroup',
  scopes: ['okta.groups.manage'],
  effect: 'create',
  idempotent: false,
  input: z
    .object({ name: groupName, description: groupDescription.optional(), attributes: groupAttributes })
    .strict(),
  output: group,
  sample: {
    input: { name: 'Engineering', description: 'Everybody who builds the product.' },
    output: sampleGroup,
  },
  request: {
    method: 'POST',
    path: '/api/v1/groups',
    body: { profile: 'attributes', 'profile.name': 'name', 'profile.description': 'description' },
  },
  execute: ({ okta, action, input }) =>
    createOnce(
      okta,
      { ...callOf(action.request, input), expect: group },
      {
        find: () => findGroupByName(okta, input.name, 'OKTA_GROUP'),
        eventType: 'group.lifecycle.create',
      },
    ),
});
