import { posts, userPath } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), {}],
  change(org) {
    const [row] = posts(org.user('ACTIVE'), '/lifecycle/reset_factors', [[{}, {}]]);
    const profile = { question: 'favorite_art_piece', answer: 'Nighthawks' };
    const factor = { factorType: 'question', provider: 'OKTA', profile };
    return row
      ? [{ ...row, before: [['POST', userPath(String(row.input['userId']), '/factors'), factor]] }]
      : [];
  },
};
