import { addUserToGroup } from './groups/add-user-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { getGroup } from './groups/get-group.ts';
import { listGroupMembers } from './groups/list-group-members.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeUserFromGroup } from './groups/remove-user-from-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { activateUser } from './users/activate-user.ts';
import { createUser } from './users/create-user.ts';
import { deactivateUser } from './users/deactivate-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import { resetPassword } from './users/reset-password.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';
import { updateUser } from './users/update-user.ts';

/** All actions, by the resource they act on (also their folder), in the order in which a person looks for them. */
export const catalogue = {
  users: [
    listUsers,
    getUser,
    createUser,
    updateUser,
    activateUser,
    deactivateUser,
    suspendUser,
    unsuspendUser,
    resetPassword,
    deleteUser,
  ],
  groups: [
    listGroups,
    getGroup,
    createGroup,
    updateGroup,
    deleteGroup,
    listGroupMembers,
    addUserToGroup,
    removeUserFromGroup,
  ],
} as const;
