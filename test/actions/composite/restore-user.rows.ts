import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn } from './people.ts';

const empty = { takenAt: '2026-03-02T08:00:00.000Z', groups: [], apps: [], roles: [], unread: [] };

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain, 'restored');
      await plain.send('POST', `/api/v1/users/${userId}/lifecycle/suspend`);
      return { snapshot: { ...empty, userId, status: 'ACTIVE' } };
    },
    { status: 'ACTIVE', cannotComeBack: ['Sessions, tokens, factors and passwords in applications.'] },
  ],
  async change(org) {
    const [suspended, gone] = [await newUserIn(org, 'restored'), await newUserIn(org, 'restored.too')];
    await org.both('POST', `/api/v1/users/${suspended}/lifecycle/suspend`);
    await org.both('POST', `/api/v1/users/${gone}/lifecycle/deactivate`);
    const manager = `/api/v1/users/${suspended}/linkedObjects/manager`;
    const [finance, portal] = [await newGroupIn(org, 'Restored'), org.app('Travel Portal').id];
    const path = `/api/v1/apps/${portal}/users`;
    const app = {
      id: portal,
      label: 'Travel Portal',
      scope: 'USER',
      userName: 'ada',
      profile: { seat: 'window' },
    };
    return [
      {
        input: {
          snapshot: {
            ...empty,
            userId: suspended,
            status: 'ACTIVE',
            groups: [{ id: finance, name: 'Finance', type: 'OKTA_GROUP' }],
            apps: [app],
            links: [{ id: 'manager', primaryUserId: gone }],
            roles: [{ id: 'HDA', type: 'HELP_DESK_ADMIN', label: 'Help Desk', assignmentType: 'USER' }],
          },
        },
        calls: [
          ['POST', `/api/v1/users/${suspended}/lifecycle/unsuspend`],
          ['PUT', `/api/v1/groups/${finance}/users/${suspended}`],
          [
            'POST',
            path,
            { id: suspended, scope: 'USER', credentials: { userName: 'ada' }, profile: app.profile },
          ],
          ['POST', `/api/v1/users/${suspended}/roles`, { type: 'HELP_DESK_ADMIN' }],
          ['PUT', `${manager}/${gone}`],
        ],
        about: suspended,
        shows: [path, manager],
      },
      {
        input: {
          snapshot: { ...empty, userId: gone, status: 'ACTIVE', apps: [app] },
          sendEmail: false,
          profiles: false,
        },
        calls: [
          ['POST', `/api/v1/users/${gone}/lifecycle/activate?sendEmail=false`],
          ['POST', path, { id: gone, scope: 'USER', credentials: { userName: 'ada' } }],
        ],
        about: gone,
        shows: [path],
      },
    ];
  },
};
