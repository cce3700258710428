import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { blocks: [] }],
  list({ users }) {
    const userId = users.find(({ status }) => status === 'LOCKED_OUT').id;
    return [[{ userId }, `/api/v1/users/${userId}/blocks`]];
  },
};
