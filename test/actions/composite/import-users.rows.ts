import type { Rows } from '../../rows.ts';
import { newGroupIn } from './people.ts';

const profile = (name: string) => ({ firstName: name, lastName: 'Row', email: `${name}.row@example.com` });

export const rows: Rows = {
  run: [
    () => ({ users: [{ profile: profile('first') }, { profile: { firstName: 'Second' } }], activate: false }),
    { created: 1, failed: 1 },
  ],
  async change(org) {
    const group = await newGroupIn(org, 'Imported');
    const app = org.app('Travel Portal').id;
    const path = `/api/v1/apps/${app}/users`;
    const email = profile('known').email;
    const [{ id }] = await org.both('POST', '/api/v1/users?activate=false', {
      profile: { ...profile('known'), login: email },
    });
    return [
      {
        input: {
          users: [{ profile: { ...profile('known'), city: 'Oslo' }, groupIds: [group], appIds: [app] }],
          activate: false,
        },
        calls: [
          ['POST', `/api/v1/users/${id}`, { profile: { city: 'Oslo' } }],
          ['PUT', `/api/v1/groups/${group}/users/${id}`],
          ['POST', path, { id, scope: 'USER' }],
        ],
        about: id,
        shows: [path],
      },
    ];
  },
};
