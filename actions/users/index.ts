import type { Resource } from '../../connector/core/load.ts';
import { activateUser } from './activate-user.ts';
import { createUser } from './create-user.ts';
import { deactivateUser } from './deactivate-user.ts';
import { deleteUser } from './delete-user.ts';
import { findUser } from './find-user.ts';
import { getUser } from './get-user.ts';
import { listUserApps } from './list-user-apps.ts';
import { listUserGroups } from './list-user-groups.ts';
import { listUsers } from './list-users.ts';
import { reactivateUser } from './reactivate-user.ts';
import { replaceUser } from './replace-user.ts';
import { searchUsers } from './search-users.ts';
import { suspendUser } from './suspend-user.ts';
import { unlockUser } from './unlock-user.ts';
import { unsuspendUser } from './unsuspend-user.ts';
import { updateUser } from './update-user.ts';

export const users = {
  title: 'Users',
  icon: 'user',
  actions: [
    listUsers,
    findUser,
    searchUsers,
    getUser,
    createUser,
    updateUser,
    replaceUser,
    activateUser,
    reactivateUser,
    deactivateUser,
    suspendUser,
    unsuspendUser,
    unlockUser,
    deleteUser,
    listUserGroups,
    listUserApps,
  ],
} as const satisfies Resource;
