import type { Resource } from '../../connector/core/load.ts';
import { activateApp } from './activate-app.ts';
import { assignGroupToApp } from './assign-group-to-app.ts';
import { assignUserToApp } from './assign-user-to-app.ts';
import { createApp } from './create-app.ts';
import { deactivateApp } from './deactivate-app.ts';
import { deleteApp } from './delete-app.ts';
import { findApp } from './find-app.ts';
import { getApp } from './get-app.ts';
import { getAppGroup } from './get-app-group.ts';
import { getAppUser } from './get-app-user.ts';
import { listAppGroups } from './list-app-groups.ts';
import { listAppUsers } from './list-app-users.ts';
import { listApps } from './list-apps.ts';
import { unassignGroupFromApp } from './unassign-group-from-app.ts';
import { unassignUserFromApp } from './unassign-user-from-app.ts';
import { updateApp } from './update-app.ts';
import { updateAppUser } from './update-app-user.ts';

export const apps = {
  title: 'Apps',
  icon: 'th-large',
  actions: [
    listApps,
    findApp,
    getApp,
    createApp,
    updateApp,
    deleteApp,
    activateApp,
    deactivateApp,
    listAppUsers,
    getAppUser,
    assignUserToApp,
    updateAppUser,
    unassignUserFromApp,
    listAppGroups,
    getAppGroup,
    assignGroupToApp,
    unassignGroupFromApp,
  ],
} as const satisfies Resource;
