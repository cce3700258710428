import type { Rows } from '../../rows.ts';
import { signedIn, signedInBoth } from './signed-in.ts';

export const rows: Rows = {
  run: [
    async (org) => ({ sessionId: (await signedIn(org.plain, org.user('ACTIVE'))).id }),
    { id: '[secret]', status: 'ACTIVE' },
  ],
  async change(org) {
    const user = org.user('ACTIVE');
    const [ours, theirs] = await signedInBoth(org, user);
    return [
      {
        input: { sessionId: ours.id },
        calls: [['POST', `/api/v1/sessions/${theirs.id}/lifecycle/refresh`]],
        about: user.id,
      },
    ];
  },
};
