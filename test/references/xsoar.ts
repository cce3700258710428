import { type Row, same, under } from './row.ts';

const user = { username: 'userId' };
const range = same('since', 'until', 'limit');
const profile = under(
  'profile.',
  ...[
    'firstName',
    'lastName',
    'email',
    'login',
    'secondEmail',
    'middleName',
    'honorificPrefix',
    'honorificSuffix',
  ],
  ...[
    'title',
    'displayName',
    'nickName',
    'profileUrl',
    'primaryPhone',
    'mobilePhone',
    'streetAddress',
    'city',
  ],
  ...[
    'state',
    'zipCode',
    'countryCode',
    'postalAddress',
    'preferredLanguage',
    'locale',
    'timezone',
    'userType',
  ],
  ...['employeeNumber', 'costCenter', 'organization', 'division', 'department', 'managerId', 'manager'],
);
const account = same('id', 'status', 'created', 'activated', 'statusChanged', 'profile');
const zone = same('id', 'name', 'type', 'status', 'gateways', 'proxies', 'created', 'lastUpdated', 'system');
const group = same('id', 'type', 'created', 'lastUpdated', 'profile');
const members = { groupId: 'groupId', groupName: 'action find_group', userId: 'userId', ...user };
const events = { events: 'events' };

/** The 34 commands of Cortex XSOAR's Okta v2. */
export const xsoar: Row[] = [
  { theirs: 'okta-unlock-user', ours: 'unlock_user', inputs: user },
  { theirs: 'okta-activate-user', ours: 'activate_user', inputs: user },
  { theirs: 'okta-deactivate-user', ours: 'deactivate_user', inputs: user },
  { theirs: 'okta-suspend-user', ours: 'suspend_user', inputs: user },
  { theirs: 'okta-unsuspend-user', ours: 'unsuspend_user', inputs: user },
  { theirs: 'okta-delete-user', ours: 'delete_user', inputs: { userId: 'userId' } },
  {
    theirs: 'okta-create-user',
    ours: 'create_user',
    inputs: {
      ...profile,
      ...same('password', 'groupIds', 'activate'),
      passwordQuestion: 'recoveryQuestion',
      passwordAnswer: 'recoveryAnswer',
      asProvider: 'provider',
    },
    outputs: account,
  },
  { theirs: 'okta-update-user', ours: 'update_user', inputs: { ...user, ...profile }, outputs: account },
  { theirs: 'okta-get-user', ours: 'get_user', inputs: { ...user, userId: 'userId' }, outputs: account },
  {
    theirs: 'okta-search',
    ours: 'search_users',
    inputs: { term: 'conditions', limit: 'limit', advanced_search: 'action list_users' },
    outputs: { users: 'users' },
  },
  {
    theirs: 'okta-list-users',
    ours: 'list_users',
    inputs: { query: 'q', ...same('filter', 'limit', 'after') },
    outputs: { users: 'users', tag: 'nextCursor' },
  },
  {
    theirs: 'okta-set-password',
    ours: 'set_password',
    inputs: { ...user, password: 'newPassword', temporary_password: 'action expire_password' },
  },
  {
    theirs: 'okta-expire-password',
    ours: 'expire_password_with_temp_password',
    inputs: {
      ...user,
      temporary_password: 'action expire_password',
      revoke_session: 'revokeSessions',
      // The temporary password is a secret of every host, and is never shown in a log.
      hide_password: 'action expire_password',
    },
    outputs: same('tempPassword'),
  },
  {
    theirs: 'okta-get-user-factors',
    ours: 'list_factors',
    inputs: { ...user, userId: 'userId' },
    outputs: {
      factors: 'factors',
      ...under('factors[].', 'id', 'factorType', 'provider', 'status', 'profile'),
    },
  },
  {
    theirs: 'okta-reset-factor',
    ours: 'reset_factor',
    inputs: { ...user, userId: 'userId', factorId: 'factorId' },
  },
  {
    theirs: 'okta-verify-push-factor',
    ours: 'challenge_user',
    inputs: {
      userId: 'userId',
      factorId: 'factorId',
      polling_time: 'timeoutSeconds',
      max_polling_calls: 'timeoutSeconds',
    },
    outputs: { verifyPushResult: 'factorResult' },
  },
  { theirs: 'okta-clear-user-sessions', ours: 'clear_user_sessions', inputs: { userId: 'userId' } },
  { theirs: 'okta-get-groups', ours: 'list_user_groups', inputs: user, outputs: { groups: 'groups' } },
  {
    theirs: 'okta-list-groups',
    ours: 'list_groups',
    inputs: { query: 'q', ...same('filter', 'limit') },
    outputs: { groups: 'groups' },
  },
  { theirs: 'okta-create-group', ours: 'create_group', inputs: same('name', 'description'), outputs: group },
  {
    theirs: 'okta-get-group-members',
    ours: 'list_group_members',
    inputs: { groupId: 'groupId', groupName: 'action find_group', limit: 'limit' },
    outputs: { users: 'users' },
  },
  { theirs: 'okta-add-to-group', ours: 'add_user_to_group', inputs: members },
  { theirs: 'okta-remove-from-group', ours: 'remove_user_from_group', inputs: members },
  {
    theirs: 'okta-assign-group-to-app',
    ours: 'assign_group_to_app',
    inputs: { groupId: 'groupId', groupName: 'action find_group', appName: 'action find_app' },
  },
  {
    theirs: 'okta-get-logs',
    ours: 'list_log_events',
    inputs: { query: 'q', ...range, ...same('filter', 'sortOrder') },
    outputs: events,
  },
  { theirs: 'okta-get-failed-logins', ours: 'list_failed_sign_ins', inputs: range, outputs: events },
  { theirs: 'okta-get-group-assignments', ours: 'list_group_changes', inputs: range, outputs: events },
  {
    theirs: 'okta-get-application-assignments',
    ours: 'list_app_assignment_changes',
    inputs: range,
    outputs: events,
  },
  {
    theirs: 'okta-get-application-authentication',
    ours: 'list_app_sign_ins',
    inputs: range,
    outputs: events,
  },
  {
    theirs: 'okta-list-zones',
    ours: 'list_network_zones',
    inputs: { limit: 'limit' },
    outputs: { zones: 'networkZones' },
  },
  { theirs: 'okta-get-zone', ours: 'get_network_zone', inputs: { zoneID: 'zoneId' }, outputs: zone },
  {
    theirs: 'okta-create-zone',
    ours: 'create_network_zone',
    inputs: { name: 'name', gateway_ips: 'gateways', proxies: 'proxies' },
    outputs: zone,
  },
  {
    theirs: 'okta-update-zone',
    ours: 'update_network_zone',
    inputs: {
      zoneID: 'zoneId',
      zoneName: 'name',
      gatewayIPs: 'gateways',
      proxyIPs: 'proxies',
      // APPEND is an action of its own, which does not lose what somebody else adds at the same time.
      updateType: 'action add_addresses_to_network_zone',
    },
    outputs: zone,
  },
  // Resets the sign-in of its own connection: our connection gets new tokens by itself.
  { theirs: 'okta-auth-reset', ours: 'get_api_token_owner' },
];
