import { deleteApp } from '../actions/apps/delete-app.ts';
import { findApp } from '../actions/apps/find-app.ts';
import { unassignUserFromApp } from '../actions/apps/unassign-user-from-app.ts';
import { createEventHook } from '../actions/event-hooks/create-event-hook.ts';
import { updateEventHook } from '../actions/event-hooks/update-event-hook.ts';
import { verifyEventHook } from '../actions/event-hooks/verify-event-hook.ts';
import { createGroup } from '../actions/groups/create-group.ts';
import { findGroup } from '../actions/groups/find-group.ts';
import { removeUserFromGroup } from '../actions/groups/remove-user-from-group.ts';
import { getApiTokenOwner } from '../actions/org/get-api-token-owner.ts';
import { clearUserSessions } from '../actions/sessions/clear-user-sessions.ts';
import { convertUserToFederated } from '../actions/users/convert-user-to-federated.ts';
import { createUser } from '../actions/users/create-user.ts';
import { deactivateUser } from '../actions/users/deactivate-user.ts';
import { deleteUser } from '../actions/users/delete-user.ts';
import { revokeUserGrants } from '../actions/users/revoke-user-grants.ts';
import { revokeUserRefreshTokens } from '../actions/users/revoke-user-refresh-tokens.ts';
import { searchUsers } from '../actions/users/search-users.ts';
import { createAccessCode } from './okta/steps/access-code.ts';
import { listAdmins } from './okta/steps/admins.ts';
import { assignGroup, unassignGroup } from './okta/steps/app-groups.ts';
import { assignUser, updateAssignment } from './okta/steps/app-users.ts';
import { callApi } from './okta/steps/call-api.ts';
import { changeGroup, mergeGroup } from './okta/steps/change-group.ts';
import { enrollForUser } from './okta/steps/enroll-factor.ts';
import { activateUserFactor, resendToUser, verifyUser } from './okta/steps/factors.ts';
import { isInGroup } from './okta/steps/find-group.ts';
import { findUserBy } from './okta/steps/find-user.ts';
import { assignOwner, removeOwner } from './okta/steps/group-owners.ts';
import { createRule } from './okta/steps/group-rule.ts';
import { changeLink, linkedUsersOf } from './okta/steps/linked-users.ts';
import { mergeObject } from './okta/steps/merge-object.ts';
import { changeObjectState, deleteObject } from './okta/steps/object-state.ts';
import { deactivateUnlessSystem } from './okta/steps/policy-state.ts';
import { assignRole, unassignRole } from './okta/steps/role-assignment.ts';
import { addRoleTarget, listRoleTargets, removeRoleTarget } from './okta/steps/role-targets.ts';
import { readSchema, removeSchemaProperty } from './okta/steps/schema-property.ts';
import { listEvents } from './okta/steps/system-log.ts';
import { changeUserState, updateExistingUser } from './okta/steps/user-state.ts';

/**
 * The ways in which actions are carried out, and what carries them out so: functions that serve several actions, those of
 * one, or an action whose request is all but that parsing turns its input into something else. A host that cannot run TypeScript carries an action out in its own language by the name of its way and by what it
 * declares. In the way "perform", and in "list" for pages, the request is all that is done, apart from what explains an error or looks for a lost reply.
 */
export const ways: Readonly<Record<string, readonly unknown[]>> = {
  perform: [
    updateExistingUser,
    changeGroup,
    createGroup.execute,
    getApiTokenOwner.execute,
    clearUserSessions.execute,
    removeUserFromGroup.execute,
    enrollForUser,
  ],
  change_state: [changeUserState, changeObjectState, deactivateUnlessSystem, deactivateUser.execute],
  delete_object: [deleteObject],
  delete_app: [deleteApp.execute],
  list_events: [listEvents],
  create_user: [createUser.execute],
  list_admins: [listAdmins],
  call_api: [callApi],
  create_event_hook: [createEventHook],
  update_event_hook: [updateEventHook.execute],
  find_user: [findUserBy],
  search_users: [searchUsers.execute],
  delete_user: [deleteUser.execute],
  convert_user: [convertUserToFederated.execute],
  revoke_grants: [revokeUserGrants.execute],
  revoke_refresh_tokens: [revokeUserRefreshTokens.execute],
  list_linked_users: [linkedUsersOf],
  change_link: [changeLink],
  get_schema: [readSchema],
  remove_schema_property: [removeSchemaProperty],
  find_group: [findGroup.execute],
  is_in_group: [isInGroup],
  merge_group: [mergeGroup],
  assign_owner: [assignOwner],
  remove_owner: [removeOwner],
  create_rule: [createRule],
  find_app: [findApp.execute],
  merge_object: [mergeObject],
  assign_user: [assignUser],
  update_assignment: [updateAssignment],
  unassign_user: [unassignUserFromApp.execute],
  assign_group: [assignGroup],
  unassign_group: [unassignGroup],
  assign_role: [assignRole],
  unassign_role: [unassignRole],
  list_role_targets: [listRoleTargets],
  add_role_target: [addRoleTarget],
  remove_role_target: [removeRoleTarget],
  activate_factor: [activateUserFactor],
  resend_factor: [resendToUser],
  verify_factor: [verifyUser],
  create_access_code: [createAccessCode],
  verify_event_hook: [verifyEventHook.execute],
};
