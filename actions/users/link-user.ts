import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeLink } from '../../connector/okta/steps/linked-users.ts';
import {
  associatedUserId,
  changedLink,
  primaryRelationshipName,
  primaryUserId,
  sampleLink,
} from '../../schemas/linked-user.ts';

export const linkUser = defineAction({
  name: 'link_user',
  title: 'Link user',
  description:
    'Links a user to a primary user in a relationship, such as an employee to a manager. A user has one primary user in a relationship: a new one takes the place of the old one.',
  operation: 'assignLinkedObjectValueForPrimary',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['linked objects', 'set the manager of a user'],
  input: z.object({ userId: associatedUserId, primaryRelationshipName, primaryUserId }).strict(),
  output: changedLink.extend({
    primaryUserId: z.string().describe('The primary user from the input.'),
  }),
  sample: {
    input: { ...sampleLink, primaryUserId: '00u1f96ECLNVOKVMUSEA' },
    output: {
      ...sampleLink,
      primaryUserId: '00u1f96ECLNVOKVMUSEA',
      previousPrimaryUserId: '00u5t60iloOHN9pBi0h7',
      changed: true,
    },
  },
  request: {
    method: 'PUT',
    path: '/api/v1/users/{userId}/linkedObjects/{primaryRelationshipName}/{primaryUserId}',
  },
  execute: changeLink,
});
