import type { Resource } from '../../connector/core/load.ts';
import { addRoleTarget } from './add-role-target.ts';
import { assignGroupRole } from './assign-group-role.ts';
import { assignUserRole } from './assign-user-role.ts';
import { listAdmins } from './list-admins.ts';
import { listCustomRoles } from './list-custom-roles.ts';
import { listGroupRoles } from './list-group-roles.ts';
import { listResourceSets } from './list-resource-sets.ts';
import { listRoleTargets } from './list-role-targets.ts';
import { listUserRoles } from './list-user-roles.ts';
import { removeRoleTarget } from './remove-role-target.ts';
import { unassignGroupRole } from './unassign-group-role.ts';
import { unassignUserRole } from './unassign-user-role.ts';

export const roles = {
  title: 'Roles',
  icon: 'shield',
  actions: [
    listAdmins,
    listUserRoles,
    assignUserRole,
    unassignUserRole,
    listGroupRoles,
    assignGroupRole,
    unassignGroupRole,
    listRoleTargets,
    addRoleTarget,
    removeRoleTarget,
    listCustomRoles,
    listResourceSets,
  ],
} as const satisfies Resource;
