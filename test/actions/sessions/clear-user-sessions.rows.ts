import { userPath } from '../../differential/changes.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), oauthTokens: true }), { cleared: true }],
  change: (org) =>
    [
      { oauthTokens: true, forgetDevices: false },
      { oauthTokens: false, forgetDevices: true },
    ].map((input) => {
      const { id } = org.user('ACTIVE');
      return { input: { userId: id, ...input }, calls: [['DELETE', at(userPath(id, '/sessions'), input)]] };
    }),
};
