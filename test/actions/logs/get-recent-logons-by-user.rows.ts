import { logons, month } from '../../differential/lists.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), hours: 240 }), {}],
  list({ userInGroups: { id, profile }, hours }) {
    const of = (userId: string) => `(actor.id eq "${userId}" or actor.alternateId eq "${userId}")`;
    return [
      [{ userId: id, hours: month }, logons(month, of(id))],
      [{ userId: profile.login, hours }, logons(hours, of(profile.login))],
      [{ userId: id, hours: month, outcome: 'SUCCESS' }, logons(month, of(id), 'SUCCESS')],
    ];
  },
};
