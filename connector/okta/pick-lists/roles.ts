import { customRole } from '../../../schemas/custom-role.ts';
import { resourceSet } from '../../../schemas/resource-set.ts';
import type { Role } from '../../../schemas/role.ts';
import type { Choice, PickList } from '../../core/pick-list.ts';
import { readOwnRoles } from '../steps/role-assignment.ts';
import { everything, whole } from './choices.ts';

export const customRoles: PickList = everything({
  title: 'Custom roles',
  scopes: ['okta.roles.read'],
  path: '/api/v1/iam/roles',
  item: customRole,
  choice: ({ id, label }) => ({ value: id, label: label ?? id }),
});

export const resourceSets: PickList = everything({
  title: 'Resource sets',
  scopes: ['okta.roles.read'],
  path: '/api/v1/iam/resource-sets',
  item: resourceSet,
  choice: ({ id, label }) => ({ value: id, label: label ?? id }),
});

/** The roles of a user or of a group. What a user has through a group is the group's, and is not offered. */
export const roleAssignments: PickList = {
  title: 'Role assignments',
  scopes: ['okta.roles.read'],
  needs: ['userId', 'groupId'],
  async choices(okta, question) {
    const { userId, groupId = '' } = question.given ?? {};
    const roles = await readOwnRoles(okta, userId ? { userId } : { groupId });
    return whole(roles.map(roleChoice), question);
  },
};

/** A custom role may be assigned several times, each time for another resource set. */
function roleChoice({ id, label, 'resource-set': set }: Role): Choice {
  return { value: id, label: set ? `${label ?? id} (${set})` : (label ?? id) };
}
