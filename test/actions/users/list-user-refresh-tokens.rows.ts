import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), clientId: '0oanone' }),
    { refreshTokens: [], hasMore: false },
  ],
  list({ consent: { userId, clientId } }) {
    const path = `/api/v1/users/${userId}/clients/${clientId}/tokens`;
    return [
      [{ userId, clientId }, `${path}?limit=2`],
      [{ userId, clientId, expand: 'scope' }, `${path}?expand=scope`],
    ];
  },
};
