import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { hasMore: false }],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, `/api/v1/users/${userId}/groups`]],
};
