import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../actions/index.ts';
import type { AnyAction } from '../connector/core/define-action.ts';
import { jsonSchema } from '../connector/core/json-schema.ts';
import { connection } from '../schemas/connection.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';

// The rows that people have who come from Workato's Okta connector, from StackQL's okta.user.users or from Sim Studio's first
// eighteen Okta tools, and the place of each here. Their name of a field → the path of ours, with [] for
// the items of a list. `connection.x` is a field of the connection, and `action x` says that choosing another action of
// ours takes the place of an input. The outcome of a run is not an output: it ends, or it throws.

interface Row {
  theirs: string;
  ours: string;
  inputs?: Record<string, string>;
  outputs?: Record<string, string>;
}

/** Fields that have the same path in both. */
const same = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, field]));
const under = (place: string, ...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, `${place}${field}`]));

const workatoProfile = {
  'First name': 'profile.firstName',
  'Last name': 'profile.lastName',
  'Primary email ID': 'profile.email',
  Username: 'profile.login',
  Title: 'profile.title',
  'Employee number': 'profile.employeeNumber',
  'Manager ID': 'profile.managerId',
  Manager: 'profile.manager',
};
const workatoUser = (place = '') => ({
  ID: `${place}id`,
  Status: `${place}status`,
  'Created time': `${place}created`,
  'Activated time': `${place}activated`,
  'Status changed time': `${place}statusChanged`,
  'Last login time': `${place}lastLogin`,
  'Last updated time': `${place}lastUpdated`,
  'Password changed time': `${place}passwordChanged`,
  Profile: `${place}profile`,
  Credentials: `${place}credentials`,
  Links: `${place}_links`,
});
const workatoGroups = {
  Groups: 'groups',
  ID: 'groups[].id',
  'Creation time': 'groups[].created',
  'Last modification time': 'groups[].lastUpdated',
  'Last membership updated time': 'groups[].lastMembershipUpdated',
  'Object class': 'groups[].objectClass',
  Type: 'groups[].type',
  Profile: 'groups[].profile',
  Links: 'groups[]._links',
};
const workatoEvent = {
  Version: 'events[].version',
  'Actor ID': 'events[].actor.id',
  'Actor type': 'events[].actor.type',
  'Actor alternate ID': 'events[].actor.alternateId',
  'Actor display name': 'events[].actor.displayName',
  'Actor detail': 'events[].actor.detailEntry',
  'Client user agent': 'events[].client.userAgent',
  'Client zone': 'events[].client.zone',
  'Client device': 'events[].client.device',
  'Client ID': 'events[].client.id',
  'Client IP': 'events[].client.ipAddress',
  'Client geographical context': 'events[].client.geographicalContext',
  'Authentication provider': 'events[].authenticationContext.authenticationProvider',
  'Credential provider': 'events[].authenticationContext.credentialProvider',
  'Credential type': 'events[].authenticationContext.credentialType',
  Interface: 'events[].authenticationContext.interface',
  'Authentication step': 'events[].authenticationContext.authenticationStep',
  'External session ID': 'events[].authenticationContext.externalSessionId',
  Issuer: 'events[].authenticationContext.issuer',
  'Display message': 'events[].displayMessage',
  'Event type': 'events[].eventType',
  'Outcome result': 'events[].outcome.result',
  'Outcome reason': 'events[].outcome.reason',
  Published: 'events[].published',
  'Security AS number': 'events[].securityContext.asNumber',
  'Security AS org': 'events[].securityContext.asOrg',
  'Security ISP': 'events[].securityContext.isp',
  'Security domain': 'events[].securityContext.domain',
  'Security is proxy': 'events[].securityContext.isProxy',
  Severity: 'events[].severity',
  'Debug context': 'events[].debugContext',
  'Legacy event type': 'events[].legacyEventType',
  'Transaction type': 'events[].transaction.type',
  'Transaction ID': 'events[].transaction.id',
  UUID: 'events[].uuid',
  Request: 'events[].request',
  'Target ID': 'events[].target[].id',
  'Target type': 'events[].target[].type',
  'Target alternate ID': 'events[].target[].alternateId',
  'Target display name': 'events[].target[].displayName',
  'Target detail': 'events[].target[].detailEntry',
};
const byUser = { 'User ID': 'userId' };
const byGroup = { 'Group ID': 'groupId' };

const workato: Row[] = [
  {
    theirs: 'Update user',
    ours: 'update_user',
    inputs: { ...byUser, ...workatoProfile },
    outputs: workatoUser(),
  },
  {
    theirs: 'Create user',
    ours: 'create_user',
    inputs: {
      ...workatoProfile,
      Password: 'password',
      'Recovery question': 'recoveryQuestion',
      'Recovery answer': 'recoveryAnswer',
      'Activate user': 'activate',
    },
    outputs: workatoUser(),
  },
  { theirs: 'Get user by ID', ours: 'get_user', inputs: byUser, outputs: workatoUser() },
  {
    theirs: 'Search users',
    ours: 'search_users',
    inputs: { 'Profile criteria': 'conditions' },
    outputs: { Users: 'users', ...workatoUser('users[].') },
  },
  {
    theirs: 'Activate user',
    ours: 'activate_user',
    inputs: { ...byUser, 'Send activation email': 'sendEmail' },
    outputs: { 'Activation URL': 'activationUrl', 'Activation token': 'activationToken' },
  },
  { theirs: 'Deactivate user', ours: 'deactivate_user', inputs: byUser },
  { theirs: 'Suspend user', ours: 'suspend_user', inputs: byUser, outputs: { Suspended: 'status' } },
  { theirs: 'Unsuspend user', ours: 'unsuspend_user', inputs: byUser, outputs: { Unsuspended: 'status' } },
  { theirs: 'Delete user', ours: 'delete_user', inputs: byUser },
  {
    theirs: 'Expire an existing user password',
    ours: 'expire_password_with_temp_password',
    inputs: { ...byUser, 'Return temporary password': 'action expire_password' },
    outputs: { 'Temporary password': 'tempPassword' },
  },
  {
    theirs: 'Reset user password',
    ours: 'reset_password',
    inputs: byUser,
    outputs: { URL: 'resetPasswordUrl' },
  },
  {
    theirs: 'Reset forgotten user password',
    ours: 'forgot_password',
    inputs: { ...byUser, 'Send email': 'sendEmail' },
    outputs: { Sent: 'sent', 'Forgotten password reset URL': 'resetPasswordUrl' },
  },
  { theirs: 'Reset MFA factors for user', ours: 'reset_factors', inputs: byUser },
  { theirs: 'Add user to group', ours: 'add_user_to_group', inputs: { ...byGroup, ...byUser } },
  { theirs: 'Remove user from group', ours: 'remove_user_from_group', inputs: { ...byGroup, ...byUser } },
  {
    theirs: 'Get groups by name',
    ours: 'list_groups',
    inputs: { 'Name prefix': 'q' },
    outputs: workatoGroups,
  },
  {
    theirs: 'Get group members',
    ours: 'list_group_members',
    inputs: byGroup,
    outputs: { Users: 'users', ...workatoUser('users[].'), 'List size': 'count' },
  },
  {
    theirs: 'Get user groups',
    ours: 'list_user_groups',
    inputs: byUser,
    outputs: { ...workatoGroups, 'List size': 'count' },
  },
  {
    theirs: 'List applications assigned to user',
    ours: 'list_user_apps',
    inputs: byUser,
    outputs: { 'App links': 'appLinks' },
  },
  {
    theirs: 'Get recent log on events by IP',
    ours: 'get_recent_logons_by_ip',
    inputs: { IP: 'ipAddress' },
    outputs: workatoEvent,
  },
  {
    theirs: 'Get recent log on events by user',
    ours: 'get_recent_logons_by_user',
    inputs: { User: 'userId' },
    outputs: workatoEvent,
  },
  {
    theirs: 'Custom action',
    ours: 'call_okta_api',
    inputs: { Method: 'method', Path: 'path', Query: 'query', Headers: 'headers', Body: 'body' },
    outputs: { Response: 'body' },
  },
];

const stackqlUser = same(
  ...[
    'id',
    'transitioningToStatus',
    '_links',
    'profile',
    'type',
    'lastLogin',
    'activated',
    'passwordChanged',
  ],
  ...['statusChanged', '_embedded', 'credentials', 'status', 'created', 'lastUpdated'],
);
const subdomain = { subdomain: 'connection.domain' };
const one = { userId: 'userId', ...subdomain };
const send = { sendEmail: 'sendEmail' };

const stackql: Row[] = [
  { theirs: 'get', ours: 'get_user', inputs: one, outputs: stackqlUser },
  {
    theirs: 'list',
    ours: 'list_users',
    inputs: { ...subdomain, ...same('search', 'filter', 'q', 'after', 'limit', 'sortBy', 'sortOrder') },
    outputs: under('users[].', ...Object.keys(stackqlUser)),
  },
  {
    theirs: 'insert',
    ours: 'create_user',
    inputs: {
      ...subdomain,
      ...same('profile', 'activate', 'provider', 'nextLogin', 'groupIds'),
      'type.id': 'userTypeId',
    },
    outputs: stackqlUser,
  },
  { theirs: 'delete', ours: 'delete_user', inputs: { ...one, ...send } },
  {
    theirs: 'activate',
    ours: 'activate_user',
    inputs: { ...one, ...send },
    outputs: same('activationUrl', 'activationToken'),
  },
  {
    theirs: 'changePassword',
    ours: 'change_password',
    inputs: { ...one, ...same('strict', 'oldPassword', 'newPassword', 'revokeSessions') },
    outputs: {
      password: 'credentials.password',
      provider: 'credentials.provider',
      recovery_question: 'credentials.recovery_question',
    },
  },
  {
    theirs: 'changeRecoveryQuestion',
    ours: 'change_recovery_question',
    inputs: {
      ...one,
      password: 'password',
      'recovery_question.question': 'recoveryQuestion',
      'recovery_question.answer': 'recoveryAnswer',
    },
    outputs: {
      password: 'credentials.password',
      provider: 'credentials.provider',
      recovery_question: 'credentials.recovery_question',
    },
  },
  { theirs: 'deactivate', ours: 'deactivate_user', inputs: { ...one, ...send } },
  { theirs: 'expirePassword', ours: 'expire_password', inputs: one, outputs: stackqlUser },
  {
    theirs: 'expirePasswordTemp',
    ours: 'expire_password_with_temp_password',
    inputs: one,
    outputs: same('tempPassword'),
  },
  {
    theirs: 'forgotPassword',
    ours: 'forgot_password',
    inputs: { ...one, ...send },
    outputs: same('resetPasswordUrl'),
  },
  {
    theirs: 'reactivate',
    ours: 'reactivate_user',
    inputs: { ...one, ...send },
    outputs: same('activationUrl', 'activationToken'),
  },
  { theirs: 'resetFactors', ours: 'reset_factors', inputs: one },
  {
    theirs: 'resetPassword',
    ours: 'reset_password',
    inputs: { ...one, ...send },
    outputs: same('resetPasswordUrl'),
  },
  { theirs: 'suspend', ours: 'suspend_user', inputs: one },
  { theirs: 'unlock', ours: 'unlock_user', inputs: one },
  { theirs: 'unsuspend', ours: 'unsuspend_user', inputs: one },
  {
    theirs: 'update',
    ours: 'replace_user',
    inputs: { ...one, profile: 'profile', 'type.id': 'userTypeId' },
    outputs: stackqlUser,
  },
];

const simConnection = { apiKey: 'connection.apiKey', domain: 'connection.domain' };
const simProfile = under(
  'profile.',
  'firstName',
  'lastName',
  'email',
  'login',
  'mobilePhone',
  'title',
  'department',
);
const simPage = same('count', 'nextCursor', 'hasMore');
const simListed = (place: string) => ({
  ...under(
    `${place}[].`,
    'id',
    'status',
    'created',
    'lastLogin',
    'lastUpdated',
    'activated',
    'statusChanged',
  ),
  ...Object.fromEntries(Object.entries(simProfile).map(([theirs, path]) => [theirs, `${place}[].${path}`])),
  ...simPage,
});
const simSaved = {
  ...same('id', 'status', 'created', 'lastUpdated'),
  ...under('profile.', 'firstName', 'lastName', 'email', 'login'),
};
const simGroup = {
  ...same('id', 'type', 'created', 'lastUpdated', 'lastMembershipUpdated'),
  ...under('profile.', 'name', 'description'),
};
const simGroups = Object.fromEntries(
  Object.entries(simGroup).map(([theirs, path]) => [theirs, `groups[].${path}`]),
);
const simUser = { ...simConnection, userId: 'userId' };
const simGroupOf = { ...simConnection, groupId: 'groupId' };
const simMembership = { ...simGroupOf, userId: 'userId' };

const sim: Row[] = [
  {
    theirs: 'okta_list_users',
    ours: 'list_users',
    inputs: { ...simConnection, ...same('search', 'filter', 'after', 'limit') },
    outputs: { users: 'users', ...simListed('users') },
  },
  {
    theirs: 'okta_get_user',
    ours: 'get_user',
    inputs: simUser,
    outputs: {
      ...same(
        'id',
        'status',
        'created',
        'activated',
        'lastLogin',
        'lastUpdated',
        'statusChanged',
        'passwordChanged',
      ),
      ...simProfile,
      ...under('profile.', 'secondEmail', 'displayName', 'organization', 'manager', 'managerId'),
      ...under('profile.', 'division', 'employeeNumber', 'userType'),
    },
  },
  {
    theirs: 'okta_create_user',
    ours: 'create_user',
    inputs: { ...simConnection, ...simProfile, ...same('password', 'activate') },
    outputs: simSaved,
  },
  {
    theirs: 'okta_update_user',
    ours: 'update_user',
    inputs: { ...simUser, ...simProfile },
    outputs: simSaved,
  },
  {
    theirs: 'okta_activate_user',
    ours: 'activate_user',
    inputs: { ...simUser, ...send },
    outputs: { userId: 'id', activated: 'status', ...same('activationUrl', 'activationToken') },
  },
  {
    theirs: 'okta_deactivate_user',
    ours: 'deactivate_user',
    inputs: { ...simUser, ...send },
    outputs: { userId: 'id', deactivated: 'status' },
  },
  {
    theirs: 'okta_suspend_user',
    ours: 'suspend_user',
    inputs: simUser,
    outputs: { userId: 'id', suspended: 'status' },
  },
  {
    theirs: 'okta_unsuspend_user',
    ours: 'unsuspend_user',
    inputs: simUser,
    outputs: { userId: 'id', unsuspended: 'status' },
  },
  {
    theirs: 'okta_reset_password',
    ours: 'reset_password',
    inputs: { ...simUser, ...send },
    outputs: { userId: 'id', resetPasswordUrl: 'resetPasswordUrl' },
  },
  {
    theirs: 'okta_delete_user',
    ours: 'delete_user',
    inputs: { ...simUser, ...send },
    outputs: same('userId', 'deleted'),
  },
  {
    theirs: 'okta_list_groups',
    ours: 'list_groups',
    inputs: { ...simConnection, ...same('search', 'filter', 'after', 'limit') },
    outputs: { groups: 'groups', ...simGroups, ...simPage },
  },
  { theirs: 'okta_get_group', ours: 'get_group', inputs: simGroupOf, outputs: simGroup },
  {
    theirs: 'okta_create_group',
    ours: 'create_group',
    inputs: { ...simConnection, ...same('name', 'description') },
    outputs: simGroup,
  },
  {
    theirs: 'okta_update_group',
    ours: 'update_group',
    inputs: { ...simGroupOf, ...same('name', 'description') },
    outputs: simGroup,
  },
  {
    theirs: 'okta_delete_group',
    ours: 'delete_group',
    inputs: simGroupOf,
    outputs: same('groupId', 'deleted'),
  },
  {
    theirs: 'okta_add_user_to_group',
    ours: 'add_user_to_group',
    inputs: simMembership,
    outputs: same('groupId', 'userId', 'added'),
  },
  {
    theirs: 'okta_remove_user_from_group',
    ours: 'remove_user_from_group',
    inputs: simMembership,
    outputs: same('groupId', 'userId', 'removed'),
  },
  {
    theirs: 'okta_list_group_members',
    ours: 'list_group_members',
    inputs: { ...simGroupOf, ...same('after', 'limit') },
    outputs: { members: 'users', ...simListed('users') },
  },
];

const actions = new Map<string, AnyAction>(
  Object.values(catalogue).flatMap(({ actions }) =>
    actions.map((action): [string, AnyAction] => [action.name, action]),
  ),
);
const connectionSchema = jsonSchema(connection, 'input');

/** Follows a path to a field that a schema declares. */
function declared(schema: JsonSchema | undefined, path: string): boolean {
  const [key = '', ...rest] = path.split('.');
  const field = schema?.properties?.[key.replace('[]', '')];
  const at = key.endsWith('[]') ? field?.items : field;
  return at !== undefined && (rest.length === 0 || declared(at, rest.join('.')));
}

function homeless({ ours, inputs = {}, outputs = {} }: Row): string[] {
  const action = actions.get(ours);
  if (!action) return [`action ${ours}`];
  const input = (path: string) =>
    path.startsWith('action ')
      ? actions.has(path.slice('action '.length))
      : path.startsWith('connection.')
        ? declared(connectionSchema, path.slice('connection.'.length))
        : declared(action.inputSchema, path);
  return [
    ...Object.entries(inputs).flatMap(([theirs, path]) => (input(path) ? [] : [`input ${theirs} (${path})`])),
    ...Object.entries(outputs).flatMap(([theirs, path]) =>
      declared(action.outputSchema, path) ? [] : [`output ${theirs} (${path})`],
    ),
  ];
}

const references = { Workato: workato, StackQL: stackql, 'Sim Studio': sim };

describe.each(Object.entries(references))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.theirs, row] as const))('%s has a home here, field by field', (_, row) => {
    expect(homeless(row)).toEqual([]);
  });
});

test('the references are whole: 22 actions, 18 methods with 14 fields, 18 tools', () => {
  expect(Object.values(references).map((rows) => new Set(rows.map(({ theirs }) => theirs)).size)).toEqual([
    22, 18, 18,
  ]);
  expect(Object.keys(stackqlUser)).toHaveLength(14);
});

afterAll(() => {
  const count = (rows: Row[]) => `${rows.filter((row) => homeless(row).length === 0).length}/${rows.length}`;
  const fields = (rows: Row[], side: 'inputs' | 'outputs') =>
    rows.reduce((sum, row) => sum + Object.keys(row[side] ?? {}).length, 0);
  const lines = Object.entries(references).map(
    ([name, rows]) =>
      `${name} ${count(rows)} (${fields(rows, 'inputs')} inputs, ${fields(rows, 'outputs')} outputs)`,
  );
  process.stdout.write(
    `${Object.entries(references)
      .map(([name, rows]) => `${name} ${count(rows)}`)
      .join(', ')}\n`,
  );
  process.stdout.write(`field by field: ${lines.join('; ')}\n`);
});
