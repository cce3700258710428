import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain, user }) => {
      const { body } = await plain.send('POST', '/sandbox/tokens', { userId: user('ACTIVE'), name: 'Old' });
      return { apiTokenId: body.id };
    },
    { revoked: true },
  ],
  change(org) {
    const { id } = org.tokens.find(({ name }) => name === 'Old');
    return [
      {
        input: { apiTokenId: id },
        calls: [['DELETE', `/api/v1/api-tokens/${id}`]],
        shows: ['/api/v1/api-tokens'],
      },
    ];
  },
};
