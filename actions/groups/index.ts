import type { Resource } from '../../connector/core/load.ts';
import { addUserToGroup } from './add-user-to-group.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { findGroup } from './find-group.ts';
import { getGroup } from './get-group.ts';
import { isUserInGroup } from './is-user-in-group.ts';
import { listGroupMembers } from './list-group-members.ts';
import { listGroups } from './list-groups.ts';
import { removeUserFromGroup } from './remove-user-from-group.ts';
import { updateGroup } from './update-group.ts';

export const groups = {
  title: 'Groups',
  icon: 'users',
  actions: [
    listGroups,
    findGroup,
    getGroup,
    createGroup,
    updateGroup,
    deleteGroup,
    listGroupMembers,
    isUserInGroup,
    addUserToGroup,
    removeUserFromGroup,
  ],
} as const satisfies Resource;
