import type { Role } from '../../../schemas/role.ts';
import type { Choice, PickList } from '../../core/pick-list.ts';
import { readOwnRoles } from '../steps/role-assignment.ts';
import { listed, whole } from './choices.ts';
import { labelOf } from './label.ts';

export const customRoles = listed({
  title: 'Custom roles',
  scopes: ['okta.roles.read'],
  source: {
    path: '/api/v1/iam/roles',
    value: 'id',
    label: '{label|id}',
  },
});

export const resourceSets = listed({
  title: 'Resource sets',
  scopes: ['okta.roles.read'],
  source: {
    path: '/api/v1/iam/resource-sets',
    value: 'id',
    label: '{label|id}',
  },
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
const roleChoice = (role: Role): Choice => ({
  value: role.id,
  label: labelOf('{label|id}[ ({resource-set})]', role),
});
