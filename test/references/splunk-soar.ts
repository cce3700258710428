import type { Row } from './row.ts';

const user = { id: 'userId' };
const member = { user_id: 'userId', group_id: 'groupId' };

/** The 18 actions of Splunk SOAR's Okta app. */
export const splunkSoar: Row[] = [
  {
    theirs: 'send push notification',
    ours: 'challenge_user',
    inputs: { email: 'userId', factortype: 'factorId' },
    outputs: { factor_result: 'factorResult' },
  },
  {
    theirs: 'list users',
    ours: 'list_users',
    inputs: { query: 'q', filter: 'filter', search: 'search', limit: 'limit' },
    outputs: { data: 'users', num_users: 'count' },
  },
  {
    theirs: 'list user groups',
    ours: 'list_groups',
    inputs: { query: 'q', filter: 'filter', limit: 'limit' },
    outputs: { data: 'groups', num_groups: 'count' },
  },
  { theirs: 'get user groups', ours: 'list_user_groups', inputs: user, outputs: { data: 'groups' } },
  {
    theirs: 'list providers',
    ours: 'list_identity_providers',
    inputs: { query: 'q', type: 'type', limit: 'limit' },
    outputs: { data: 'identityProviders', num_idps: 'count' },
  },
  {
    theirs: 'list roles',
    ours: 'list_user_roles',
    inputs: user,
    outputs: { data: 'roles', num_roles: 'count' },
  },
  {
    theirs: 'get user',
    ours: 'get_user',
    inputs: { id_or_email: 'userId' },
    outputs: { id: 'id', status: 'status', profile: 'profile' },
  },
  {
    theirs: 'get group',
    ours: 'get_group',
    inputs: { group_id: 'groupId' },
    outputs: { id: 'id', profile: 'profile' },
  },
  {
    theirs: 'add group',
    ours: 'create_group',
    inputs: { group_name: 'name', group_description: 'description' },
    outputs: { id: 'id', profile: 'profile' },
  },
  { theirs: 'add group user', ours: 'add_user_to_group', inputs: member, outputs: { result: 'added' } },
  {
    theirs: 'remove group user',
    ours: 'remove_user_from_group',
    inputs: member,
    outputs: { result: 'removed' },
  },
  {
    theirs: 'assign role',
    ours: 'assign_user_role',
    inputs: { user_id: 'userId', type: 'type' },
    outputs: { id: 'id', label: 'label' },
  },
  {
    theirs: 'unassign role',
    ours: 'unassign_user_role',
    inputs: { user_id: 'userId', role_id: 'roleAssignmentId' },
  },
  {
    theirs: 'reset password',
    ours: 'reset_password',
    inputs: { user_id: 'userId', receive_type: 'sendEmail' },
    outputs: { resetPasswordUrl: 'resetPasswordUrl' },
  },
  {
    theirs: 'set password',
    ours: 'set_password',
    inputs: { ...user, new_password: 'newPassword' },
    outputs: { id: 'id', status: 'status' },
  },
  { theirs: 'enable user', ours: 'unsuspend_user', inputs: user, outputs: { status: 'status' } },
  { theirs: 'disable user', ours: 'suspend_user', inputs: user, outputs: { status: 'status' } },
  { theirs: 'clear user sessions', ours: 'clear_user_sessions', inputs: user },
];
