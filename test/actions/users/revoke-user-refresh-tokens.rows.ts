import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), which: 'all' }), { revoked: true, alreadyGone: false }],
  change({ consent: { userId, clientId, tokens } }) {
    const path = `/api/v1/users/${userId}/clients/${clientId}/tokens`;
    const again = { userId, clientId, scopes: ['okta.users.read'] };
    const tokenId = tokens[0].id;
    return [
      {
        input: { userId, which: 'token', clientId, tokenId },
        calls: [['DELETE', `${path}/${tokenId}`]],
      },
      {
        before: [['POST', '/sandbox/consents', again]],
        input: { userId, which: 'client', clientId },
        calls: [['DELETE', path]],
      },
      {
        before: [['POST', '/sandbox/consents', again]],
        input: { userId, which: 'all' },
        calls: [['DELETE', path]],
      },
    ];
  },
};
