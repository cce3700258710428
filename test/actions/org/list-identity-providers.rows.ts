import { expect } from 'vitest';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/idps';

export const rows: Rows = {
  run: [() => ({}), { identityProviders: expect.any(Array) }],
  async prepare(org) {
    const all = Array.from({ length: 205 }, (_, number) => ({
      name: `Partner ${number}`,
      type: number < 9 ? 'OIDC' : 'SAML2',
      protocol: { type: 'ANY' },
    }));
    await Promise.all(all.map((provider) => org.send('POST', path, provider)));
  },
  list: () => [[{}, path]],
  // Okta's own links lose what was searched for, so that a plain list of it has one page only.
  read: () =>
    [{ q: 'Partner 1' }, { type: 'OIDC' }].map((query) => [
      query,
      async (org) => {
        const identityProviders = await org.read(at(path, { ...query, limit: 200 }));
        return { identityProviders, count: identityProviders.length, nextCursor: null, hasMore: false };
      },
    ]),
};
