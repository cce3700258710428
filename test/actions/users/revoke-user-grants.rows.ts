import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), which: 'all' }), { revoked: true, alreadyGone: false }],
  change({ consent: { userId, clientId, grants } }) {
    const path = `/api/v1/users/${userId}`;
    const again = { userId, clientId, scopes: ['okta.users.read'] };
    const grantId = grants[0].id;
    return [
      { input: { userId, which: 'grant', grantId }, calls: [['DELETE', `${path}/grants/${grantId}`]] },
      { input: { userId, which: 'grant', grantId }, calls: [['DELETE', `${path}/grants/${grantId}`]] },
      {
        input: { userId, which: 'client', clientId },
        calls: [['DELETE', `${path}/clients/${clientId}/grants`]],
      },
      {
        before: [['POST', '/sandbox/consents', again]],
        input: { userId, which: 'all' },
        calls: [['DELETE', `${path}/grants`]],
      },
    ];
  },
};
