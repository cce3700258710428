import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { grants: expect.any(Array) }],
  list: ({ consent: { userId } }) => [
    [{ userId }, `/api/v1/users/${userId}/grants?limit=50`],
    [
      { userId, scopeId: 'okta.apps.read', expand: 'scope' },
      `/api/v1/users/${userId}/grants?scopeId=okta.apps.read&expand=scope`,
    ],
  ],
};
