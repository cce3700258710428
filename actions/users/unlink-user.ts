import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeLink } from '../../connector/okta/steps/linked-users.ts';
import {
  associatedUserId,
  changedLink,
  primaryRelationshipName,
  sampleLink,
} from '../../schemas/linked-user.ts';

export const unlinkUser = defineAction({
  name: 'unlink_user',
  title: 'Unlink user',
  description: 'Removes the link from a user to the primary user in a relationship, such as to a manager.',
  operation: 'deleteLinkedObjectForUser',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['linked objects', 'remove the manager of a user'],
  input: z.object({ userId: associatedUserId, primaryRelationshipName }).strict(),
  output: changedLink,
  sample: {
    input: sampleLink,
    output: { ...sampleLink, previousPrimaryUserId: '00u5t60iloOHN9pBi0h7', changed: true },
  },
  request: { method: 'DELETE', path: '/api/v1/users/{userId}/linkedObjects/{primaryRelationshipName}' },
  execute: changeLink,
});
