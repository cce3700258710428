import type { Rows } from '../../rows.ts';
import { newUser } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain, everyone }) => ({ userId: await newUser(plain, 'explained'), groupId: everyone }),
    { name: 'Everyone', hasAccess: true, ways: [{ kind: 'membership' }] },
  ],
  read(facts) {
    const userId = facts.userInGroups.id;
    const everyone = facts.group('Everyone').id;
    const app = facts.app('Google Workspace');
    return [
      [
        { userId, groupId: everyone },
        async (org) => {
          const rules = (await org.all('/api/v1/groups/rules'))
            .filter(
              ({ status, actions }) =>
                status === 'ACTIVE' && actions.assignUserToGroups.groupIds.includes(everyone),
            )
            .map(({ name }) => name);
          return {
            userId,
            name: 'Everyone',
            hasAccess: true,
            ways: [
              {
                kind: 'membership',
                id: everyone,
                name: 'Everyone',
                rules,
                removing: 'Okta does not remove anybody: everybody is in this group.',
              },
            ],
          };
        },
      ],
      [
        { userId, appId: app.id },
        async (org) => {
          const groups = await org.all(`/api/v1/users/${userId}/groups`);
          const assigned = (await org.all(`/api/v1/apps/${app.id}/groups`)).map(({ id }) => id);
          const { status, body } = await org.send('GET', `/api/v1/apps/${app.id}/users/${userId}`);
          const all = (await org.all('/api/v1/groups/rules')).filter((rule) => rule.status === 'ACTIVE');
          const through = groups.filter(({ id }) => assigned.includes(id));
          const own = status === 200 && body.scope === 'USER';
          return {
            userId,
            name: app.label,
            hasAccess: status === 200,
            ways: [
              ...(own
                ? [
                    {
                      kind: 'assignment',
                      id: userId,
                      rules: [],
                      removing:
                        through.length > 0
                          ? 'Unassigning takes nothing as long as a group gives it.'
                          : 'Unassigning takes the application.',
                    },
                  ]
                : []),
              ...through.map(({ id, profile }) => {
                const rules = all
                  .filter(({ actions }) => actions.assignUserToGroups.groupIds.includes(id))
                  .map(({ name }) => name);
                const takes =
                  through.length > 1 || own
                    ? 'takes nothing as long as another way is left'
                    : 'takes the application';
                return {
                  kind: 'group',
                  id,
                  name: profile.name,
                  rules,
                  removing: `Leaving the group ${takes}.${rules.length > 0 ? ' A rule may put the user back.' : ''}`,
                };
              }),
            ],
          };
        },
      ],
    ];
  },
};
