import type { Rows } from '../../rows.ts';
import { newGroupIn } from './people.ts';

const profile = { firstName: 'Nova', lastName: 'Joiner', email: 'nova.joiner@example.com' };

export const rows: Rows = {
  run: [
    ({ group }) => ({ profile, activate: false, groupIds: [group] }),
    { outcome: 'created', status: 'STAGED' },
  ],
  async change(org) {
    const group = await newGroupIn(org, 'Joiners');
    const app = org.app('Travel Portal').id;
    const path = `/api/v1/apps/${app}/users`;
    const login = 'nova.later@example.com';
    const [{ id }] = await org.both('POST', '/api/v1/users?activate=false', {
      profile: { ...profile, email: login, login },
    });
    return [
      {
        input: { profile: { ...profile, email: login }, activate: false, groupIds: [group], appIds: [app] },
        calls: [
          ['PUT', `/api/v1/groups/${group}/users/${id}`],
          ['POST', path, { id, scope: 'USER' }],
        ],
        about: id,
        shows: [path],
      },
    ];
  },
};
