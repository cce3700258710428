import { resetFactors } from './factors/reset-factors.ts';
import { addUserToGroup } from './groups/add-user-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { findGroup } from './groups/find-group.ts';
import { getGroup } from './groups/get-group.ts';
import { isUserInGroup } from './groups/is-user-in-group.ts';
import { listGroupMembers } from './groups/list-group-members.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeUserFromGroup } from './groups/remove-user-from-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { getRecentLogonsByIp } from './logs/get-recent-logons-by-ip.ts';
import { getRecentLogonsByUser } from './logs/get-recent-logons-by-user.ts';
import { listLogEvents } from './logs/list-log-events.ts';
import { callOktaApi } from './org/call-okta-api.ts';
import { changePassword } from './passwords/change-password.ts';
import { changeRecoveryQuestion } from './passwords/change-recovery-question.ts';
import { expirePassword } from './passwords/expire-password.ts';
import { expirePasswordWithTempPassword } from './passwords/expire-password-with-temp-password.ts';
import { forgotPassword } from './passwords/forgot-password.ts';
import { forgotPasswordSetNewPassword } from './passwords/forgot-password-set-new-password.ts';
import { resetPassword } from './passwords/reset-password.ts';
import { setPassword } from './passwords/set-password.ts';
import { clearUserSessions } from './sessions/clear-user-sessions.ts';
import { activateUser } from './users/activate-user.ts';
import { createUser } from './users/create-user.ts';
import { deactivateUser } from './users/deactivate-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { findUser } from './users/find-user.ts';
import { getUser } from './users/get-user.ts';
import { listUserApps } from './users/list-user-apps.ts';
import { listUserGroups } from './users/list-user-groups.ts';
import { listUsers } from './users/list-users.ts';
import { reactivateUser } from './users/reactivate-user.ts';
import { replaceUser } from './users/replace-user.ts';
import { searchUsers } from './users/search-users.ts';
import { suspendUser } from './users/suspend-user.ts';
import { unlockUser } from './users/unlock-user.ts';
import { unsuspendUser } from './users/unsuspend-user.ts';
import { updateUser } from './users/update-user.ts';

/** All actions, by the resource they act on (also their folder), in the order in which a person looks for them. */
export const catalogue = {
  users: [
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
  passwords: [
    resetPassword,
    expirePassword,
    expirePasswordWithTempPassword,
    setPassword,
    changePassword,
    forgotPassword,
    forgotPasswordSetNewPassword,
    changeRecoveryQuestion,
  ],
  factors: [resetFactors],
  sessions: [clearUserSessions],
  groups: [
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
  logs: [listLogEvents, getRecentLogonsByUser, getRecentLogonsByIp],
  org: [callOktaApi],
} as const;
