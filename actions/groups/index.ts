import type { Resource } from '../../connector/core/load.ts';
import { addGroupSchemaProperty } from './add-group-schema-property.ts';
import { addUserToGroup } from './add-user-to-group.ts';
import { assignGroupOwner } from './assign-group-owner.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { findGroup } from './find-group.ts';
import { getGroup } from './get-group.ts';
import { getGroupSchema } from './get-group-schema.ts';
import { isUserInGroup } from './is-user-in-group.ts';
import { listGroupApps } from './list-group-apps.ts';
import { listGroupMembers } from './list-group-members.ts';
import { listGroupOwners } from './list-group-owners.ts';
import { listGroups } from './list-groups.ts';
import { removeGroupOwner } from './remove-group-owner.ts';
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
    listGroupApps,
    listGroupOwners,
    assignGroupOwner,
    removeGroupOwner,
    getGroupSchema,
    addGroupSchemaProperty,
  ],
} as const satisfies Resource;
