import { sampleSnapshot } from '../../../schemas/access-snapshot.ts';
import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn } from './people.ts';

export const rows: Rows = {
  run: [async ({ plain }) => ({ userId: await newUser(plain, 'leaver') }), { status: 'DEPROVISIONED' }],
  async change(org) {
    const [whole, part] = [await newUserIn(org, 'leaver'), await newUserIn(org, 'leaver.in.part')];
    const [finance, portal] = [await newGroupIn(org, 'Left'), org.app('Travel Portal').id];
    const path = `/api/v1/apps/${portal}/users`;
    const manager = (user: string) => `/api/v1/users/${user}/linkedObjects/manager`;
    const member = (user: string) => `/api/v1/groups/${finance}/users/${user}`;
    return [
      {
        input: {
          userId: whole,
          end: 'suspend',
          parts: ['groups', 'sessions', 'apps', 'factors', 'roles', 'links'],
        },
        before: [
          ['PUT', member(whole)],
          ['POST', path, { id: whole, scope: 'USER' }],
          ['PUT', `${manager(whole)}/${part}`],
        ],
        calls: [
          ['DELETE', member(whole)],
          ['DELETE', `/api/v1/users/${whole}/sessions?oauthTokens=true&forgetDevices=true`],
          ['DELETE', `${path}/${whole}`],
          ['POST', `/api/v1/users/${whole}/lifecycle/reset_factors`],
          ['DELETE', manager(whole)],
          ['POST', `/api/v1/users/${whole}/lifecycle/suspend`],
        ],
        shows: [path, manager(whole)],
      },
      {
        input: { userId: part, parts: ['groups'], end: 'nothing', snapshot: sampleSnapshot },
        before: [['PUT', member(part)]],
        calls: [['DELETE', member(part)]],
      },
    ];
  },
};
