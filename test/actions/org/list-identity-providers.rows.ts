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
  // Okta's own links lose what was searched for, so that all of it is asked for on one page.
  list: () => [
    [{}, path],
    [{ q: 'Partner 1' }, at(path, { q: 'Partner 1', limit: 200 })],
    [{ type: 'OIDC' }, at(path, { type: 'OIDC', limit: 200 })],
  ],
};
