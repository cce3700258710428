import { type Row, same, under } from './row.ts';

const send = { sendEmail: 'sendEmail' };
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

const simRuleOf = { ...simConnection, groupRuleId: 'groupRuleId' };
const simRuleAt = (place = '') => ({
  ...under(place, 'id', 'name', 'type', 'status', 'created', 'lastUpdated'),
  expression: `${place}conditions.expression.value`,
  expressionType: `${place}conditions.expression.type`,
  assignUserToGroupIds: `${place}actions.assignUserToGroups.groupIds`,
  excludedUserIds: `${place}conditions.people.users.exclude`,
  excludedGroupIds: `${place}conditions.people.groups.exclude`,
});
const simFactor = [
  'id',
  'factorType',
  'provider',
  'vendorName',
  'status',
  'created',
  'lastUpdated',
  'profile',
];
const simFactorOf = { ...simUser, factorId: 'factorId' };
const simSession = { ...simConnection, sessionId: 'sessionId' };
const simApp = ['id', 'name', 'label', 'status', 'signOnMode', 'features', 'created', 'lastUpdated'];
const simAppOf = { ...simConnection, appId: 'appId' };
const simAppUserAt = (place = '') => ({
  ...under(place, 'id', 'externalId', 'created', 'lastUpdated', 'scope', 'status', 'statusChanged'),
  ...under(place, 'passwordChanged', 'syncState', 'lastSync', 'profile'),
  userName: `${place}credentials.userName`,
});
const simAppGroup = ['id', 'priority', 'lastUpdated', 'profile'];
const simRole = [
  ...['id', 'label', 'type', 'status', 'created', 'lastUpdated', 'assignmentType'],
  ...['role', 'resource-set'],
];

/** The Okta tools of Sim Studio. */
export const simStudio: Row[] = [
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
  {
    theirs: 'okta_list_group_rules',
    ours: 'list_group_rules',
    inputs: { ...simConnection, ...same('search', 'after', 'limit') },
    outputs: { rules: 'groupRules', ...simRuleAt('groupRules[].'), ...simPage },
  },
  { theirs: 'okta_get_group_rule', ours: 'get_group_rule', inputs: simRuleOf, outputs: simRuleAt() },
  {
    theirs: 'okta_create_group_rule',
    ours: 'create_group_rule',
    inputs: {
      ...simConnection,
      ruleName: 'name',
      expression: 'expression',
      assignUserToGroupIds: 'groupIds',
      excludedUserIds: 'excludedUserIds',
    },
    outputs: simRuleAt(),
  },
  {
    theirs: 'okta_activate_group_rule',
    ours: 'activate_group_rule',
    inputs: simRuleOf,
    outputs: { groupRuleId: 'id', activated: 'status' },
  },
  {
    theirs: 'okta_deactivate_group_rule',
    ours: 'deactivate_group_rule',
    inputs: simRuleOf,
    outputs: { groupRuleId: 'id', deactivated: 'status' },
  },
  {
    theirs: 'okta_delete_group_rule',
    ours: 'delete_group_rule',
    inputs: { ...simRuleOf, removeUsers: 'removeUsers' },
    outputs: { groupRuleId: 'groupRuleId', deleted: 'deleted' },
  },
  {
    theirs: 'okta_list_factors',
    ours: 'list_factors',
    inputs: simUser,
    outputs: { factors: 'factors', ...under('factors[].', ...simFactor), count: 'count' },
  },
  {
    theirs: 'okta_get_factor',
    ours: 'get_factor',
    inputs: simFactorOf,
    outputs: same(...simFactor),
  },
  {
    theirs: 'okta_enroll_factor',
    ours: 'enroll_factor',
    inputs: {
      ...simUser,
      ...same('factorType', 'provider', 'phoneNumber', 'activate'),
      factorEmail: 'email',
      securityQuestion: 'question',
      securityAnswer: 'answer',
    },
    outputs: { ...same(...simFactor), enrolled: 'status' },
  },
  {
    theirs: 'okta_reset_factor',
    ours: 'reset_factor',
    inputs: { ...simFactorOf, removeRecoveryEnrollment: 'removeRecoveryEnrollment' },
    outputs: { ...same('userId', 'factorId'), reset: 'deleted' },
  },
  {
    theirs: 'okta_reset_all_factors',
    ours: 'reset_factors',
    inputs: simUser,
    outputs: { userId: 'id', reset: 'changed' },
  },
  {
    theirs: 'okta_clear_user_sessions',
    ours: 'clear_user_sessions',
    inputs: { ...simUser, ...same('oauthTokens', 'forgetDevices') },
    outputs: same('userId', 'cleared'),
  },
  {
    theirs: 'okta_get_session',
    ours: 'get_session',
    inputs: simSession,
    outputs: {
      ...same('id', 'login', 'userId', 'status', 'createdAt', 'expiresAt', 'amr'),
      ...same('lastPasswordVerification', 'lastFactorVerification'),
      idpId: 'idp.id',
      idpType: 'idp.type',
    },
  },
  {
    theirs: 'okta_revoke_session',
    ours: 'revoke_session',
    inputs: simSession,
    // The ID of a session is a secret, and is not given back.
    outputs: { sessionId: 'revoked', revoked: 'revoked' },
  },
  {
    theirs: 'okta_list_apps',
    ours: 'list_apps',
    inputs: { ...simConnection, ...same('q', 'filter', 'includeNonDeleted', 'after', 'limit') },
    outputs: { apps: 'apps', ...under('apps[].', ...simApp), ...simPage },
  },
  {
    theirs: 'okta_get_app',
    ours: 'get_app',
    inputs: simAppOf,
    outputs: {
      ...same(...simApp, 'accessibility', 'visibility', 'settings', 'profile'),
      errorRedirectUrl: 'accessibility.errorRedirectUrl',
      loginRedirectUrl: 'accessibility.loginRedirectUrl',
      selfService: 'accessibility.selfService',
      appLinks: 'visibility.appLinks',
      autoLaunch: 'visibility.autoLaunch',
      autoSubmitToolbar: 'visibility.autoSubmitToolbar',
      hide: 'visibility.hide',
      iOS: 'visibility.hide.iOS',
      web: 'visibility.hide.web',
    },
  },
  {
    theirs: 'okta_list_app_users',
    ours: 'list_app_users',
    inputs: { ...simAppOf, ...same('q', 'after', 'limit') },
    outputs: { appUsers: 'users', ...simAppUserAt('users[].'), ...simPage },
  },
  {
    theirs: 'okta_assign_user_to_app',
    ours: 'assign_user_to_app',
    inputs: {
      ...simAppOf,
      userId: 'userId',
      appUserName: 'credentials.userName',
      scope: 'action assign_group_to_app',
    },
    outputs: { ...simAppUserAt(), assigned: 'changed' },
  },
  {
    theirs: 'okta_remove_user_from_app',
    ours: 'unassign_user_from_app',
    inputs: { ...simAppOf, userId: 'userId', ...send },
    outputs: { ...same('appId', 'userId'), removed: 'changed' },
  },
  {
    theirs: 'okta_list_app_groups',
    ours: 'list_app_groups',
    // Ours gives all groups at once.
    inputs: { ...simAppOf, q: 'q', after: 'action list_app_groups', limit: 'action list_app_groups' },
    outputs: { appGroups: 'groups', ...under('groups[].', ...simAppGroup), ...simPage },
  },
  {
    theirs: 'okta_assign_group_to_app',
    ours: 'assign_group_to_app',
    inputs: { ...simAppOf, ...same('groupId', 'priority') },
    outputs: { ...same(...simAppGroup), assigned: 'changed' },
  },
  {
    theirs: 'okta_remove_group_from_app',
    ours: 'unassign_group_from_app',
    inputs: { ...simAppOf, groupId: 'groupId' },
    outputs: { ...same('appId', 'groupId'), removed: 'changed' },
  },
  {
    theirs: 'okta_list_user_roles',
    ours: 'list_user_roles',
    inputs: simUser,
    outputs: { roles: 'roles', ...under('roles[].', ...simRole), count: 'count' },
  },
  {
    theirs: 'okta_assign_user_role',
    ours: 'assign_user_role',
    inputs: {
      ...simUser,
      roleType: 'type',
      customRoleId: 'roleId',
      resourceSetId: 'resourceSetId',
      disableNotifications: 'disableNotifications',
    },
    outputs: { ...same(...simRole), assigned: 'changed' },
  },
  {
    theirs: 'okta_remove_user_role',
    ours: 'unassign_user_role',
    inputs: { ...simUser, roleAssignmentId: 'roleAssignmentId' },
    outputs: { ...same('userId', 'roleAssignmentId'), removed: 'changed' },
  },
  {
    theirs: 'okta_get_logs',
    ours: 'list_log_events',
    inputs: { ...simConnection, ...same('since', 'until', 'filter', 'q', 'sortOrder', 'after', 'limit') },
    outputs: {
      events: 'events',
      ...under(
        'events[].',
        'uuid',
        'published',
        'eventType',
        'severity',
        'legacyEventType',
        'displayMessage',
      ),
      outcomeResult: 'events[].outcome.result',
      outcomeReason: 'events[].outcome.reason',
      actorId: 'events[].actor.id',
      actorType: 'events[].actor.type',
      actorAlternateId: 'events[].actor.alternateId',
      actorDisplayName: 'events[].actor.displayName',
      clientIpAddress: 'events[].client.ipAddress',
      clientDevice: 'events[].client.device',
      clientZone: 'events[].client.zone',
      clientBrowser: 'events[].client.userAgent.browser',
      clientOs: 'events[].client.userAgent.os',
      clientCity: 'events[].client.geographicalContext.city',
      clientState: 'events[].client.geographicalContext.state',
      clientCountry: 'events[].client.geographicalContext.country',
      authenticationProvider: 'events[].authenticationContext.authenticationProvider',
      credentialType: 'events[].authenticationContext.credentialType',
      externalSessionId: 'events[].authenticationContext.externalSessionId',
      securityAsOrg: 'events[].securityContext.asOrg',
      securityIsp: 'events[].securityContext.isp',
      securityIsProxy: 'events[].securityContext.isProxy',
      transactionId: 'events[].transaction.id',
      transactionType: 'events[].transaction.type',
      targets: 'events[].target',
      id: 'events[].target[].id',
      type: 'events[].target[].type',
      alternateId: 'events[].target[].alternateId',
      displayName: 'events[].target[].displayName',
      debugData: 'events[].debugContext.debugData',
      ...simPage,
    },
  },
];
