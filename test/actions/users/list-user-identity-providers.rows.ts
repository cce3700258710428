import type { Rows } from '../../rows.ts';

let linked = '';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { identityProviders: [] }],
  async prepare(org) {
    linked = (await org.read('/api/v1/users?limit=1'))[0].id;
    for (const name of ['Partner', 'Customer']) {
      const provider = { type: 'OIDC', name, protocol: { type: 'OIDC' }, policy: {} };
      const { body } = await org.send('POST', '/api/v1/idps', provider);
      await org.send('POST', `/api/v1/idps/${body.id}/users/${linked}`, { externalId: 'ada' });
    }
  },
  list: () => [[{ userId: linked }, `/api/v1/users/${linked}/idps`]],
};
