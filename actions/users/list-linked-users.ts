import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { linkedUsersOf } from '../../connector/okta/steps/linked-users.ts';
import { linkedUser, relationshipName, sampleLinkedUser } from '../../schemas/linked-user.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listLinkedUsers = defineAction({
  name: 'list_linked_users',
  title: 'List linked users',
  description:
    'Lists the users to whom a user is linked in a relationship: the one manager of an employee, or all employees of a manager. All are in one page.',
  operation: 'listLinkedObjectsForUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['linked objects', 'manager of a user', 'direct reports'],
  input: z.object({ userId, relationshipName }).strict(),
  output: pageOf('linkedUsers', linkedUser).extend({
    userIds: z.array(z.string()).describe('The IDs of the linked users, in the same order.'),
  }),
  sample: {
    input: { userId: sampleUser.id, relationshipName: 'manager' },
    output: {
      linkedUsers: [sampleLinkedUser],
      count: 1,
      nextCursor: null,
      hasMore: false,
      userIds: ['00u5t60iloOHN9pBi0h7'],
    },
  },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}/linkedObjects/{relationshipName}',
    list: { items: 'linkedUsers' },
  },
  execute: linkedUsersOf,
});
