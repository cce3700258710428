import { type Row, same } from './row.ts';

const user = { userId: 'userId' };
const group = { groupId: 'groupId' };

/** The 13 operations of Microsoft Sentinel's connector for Logic Apps. */
export const sentinel: Row[] = [
  {
    theirs: 'Get user',
    ours: 'get_user',
    inputs: user,
    outputs: same('id', 'status', 'profile', 'credentials', 'lastLogin'),
  },
  { theirs: 'Suspend user', ours: 'suspend_user', inputs: user },
  { theirs: 'Unsuspend user', ours: 'unsuspend_user', inputs: user },
  { theirs: 'Clear user sessions', ours: 'clear_user_sessions', inputs: user },
  {
    theirs: 'Expire password',
    ours: 'expire_password_with_temp_password',
    inputs: user,
    outputs: same('tempPassword'),
  },
  {
    theirs: 'Reset password',
    ours: 'reset_password',
    inputs: { ...user, sendEmail: 'sendEmail' },
    outputs: same('resetPasswordUrl'),
  },
  { theirs: 'Get groups of a user', ours: 'list_user_groups', inputs: user, outputs: { body: 'groups' } },
  // Theirs overwrites the whole profile, and says nothing of it.
  { theirs: 'Update user', ours: 'replace_user', inputs: { ...user, profile: 'profile' } },
  { theirs: 'Add user to group', ours: 'add_user_to_group', inputs: { ...user, ...group } },
  { theirs: 'Remove user from group', ours: 'remove_user_from_group', inputs: { ...user, ...group } },
  { theirs: 'List group members', ours: 'list_group_members', inputs: group, outputs: { body: 'users' } },
  { theirs: 'List factors', ours: 'list_factors', inputs: user, outputs: { body: 'factors' } },
  { theirs: 'Reset factor', ours: 'reset_factor', inputs: { ...user, factorId: 'factorId' } },
];
