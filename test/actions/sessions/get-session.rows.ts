import type { Rows } from '../../rows.ts';
import { signedIn, signedInBoth } from './signed-in.ts';

export const rows: Rows = {
  run: [
    async (org) => ({ sessionId: (await signedIn(org.plain, org.user('ACTIVE'))).id }),
    { id: '[secret]', status: 'ACTIVE' },
  ],
  async read(org) {
    const [{ id }] = await signedInBoth(org, org.user('ACTIVE'));
    return [
      [
        { sessionId: id },
        // The ID was given as a secret, and no secret comes back.
        async (plain) =>
          JSON.parse(JSON.stringify(await plain.read(`/api/v1/sessions/${id}`)).replaceAll(id, '[secret]')),
      ],
    ];
  },
};
