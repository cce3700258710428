import { type Row, same, under } from './row.ts';

/** The fields of a user. */
export const stackqlUser = same(
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

/** The methods of StackQL's okta.user.users, published ones by their own names. */
export const stackql: Row[] = [
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
  // Added at the head of their repository.
  {
    theirs: 'update_user',
    ours: 'update_user',
    inputs: { ...one, profile: 'profile' },
    outputs: stackqlUser,
  },
  {
    theirs: 'forgot_password_set_new_password',
    ours: 'forgot_password_set_new_password',
    inputs: { ...one, ...send, password: 'newPassword', 'recovery_question.answer': 'recoveryAnswer' },
  },
  {
    theirs: 'revoke_user_sessions',
    ours: 'clear_user_sessions',
    inputs: { ...one, ...same('oauthTokens', 'forgetDevices') },
  },
];
