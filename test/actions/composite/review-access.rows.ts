import { at, type Body } from '../../differential/plain.ts';
import type { ReadRow } from '../../differential/reads.ts';
import type { Rows } from '../../rows.ts';
import { customRole, rolesOf } from '../roles/assigned.ts';

const inWords = ({ id, status, profile, lastLogin }: Body) => ({
  id,
  login: profile.login,
  name: `${profile.firstName} ${profile.lastName}`,
  ...(profile.manager && { manager: profile.manager }),
  status,
  lastLogin,
});

/** A custom role that somebody has. */
let roleId = '';

export const rows: Rows = {
  run: [({ everyone }) => ({ groupId: everyone, limit: 2 }), { name: 'Everyone', count: 2, hasMore: true }],
  async prepare(org) {
    const made = await customRole(async (...request) => (await org.send(...request)).body, 'Reviewed');
    const [user] = await org.all(at('/api/v1/users', { search: 'status eq "ACTIVE"', limit: 1 }));
    await org.send('POST', rolesOf('users', user.id), {
      type: 'CUSTOM',
      role: made.roleId,
      'resource-set': made.resourceSetId,
    });
    ({ roleId } = made);
  },
  read(facts) {
    const groupId = facts.group('Domain Laptops').id;
    const app = facts.app('Google Workspace');
    return [
      [
        { groupId, limit: 10_000, after: '' },
        async (org) => {
          const members = await org.all(`/api/v1/groups/${groupId}/users`);
          const why = 'An application or directory sets the members.';
          return {
            name: 'Domain Laptops',
            people: members.map((user) => ({ ...inWords(user), why })),
            count: members.length,
            nextCursor: null,
            hasMore: false,
          };
        },
      ],
      [
        { appId: app.id, limit: 10_000 },
        async (org) => {
          const users = await org.all(`/api/v1/apps/${app.id}/users?expand=user&limit=500`);
          const groups = await org.all(`/api/v1/apps/${app.id}/groups?expand=group`);
          const names = new Map(groups.map(({ id, _embedded }) => [id, _embedded.group.profile.name]));
          return {
            name: app.label,
            people: users.map(({ scope, _embedded, _links }) => ({
              ...inWords(_embedded.user),
              why:
                scope === 'USER'
                  ? 'Assigned to the user.'
                  : `Through the group ${names.get(_links.group.href.split('/').at(-1))}.`,
            })),
            count: users.length,
            nextCursor: null,
            hasMore: false,
          };
        },
      ],
      ...[{ roleType: 'REPORT_ADMIN' }, { roleType: 'CUSTOM', roleId }].map(
        (input): ReadRow => [
          { ...input, limit: 10_000 },
          async (org) => {
            const people: object[] = [];
            for (const { id } of await org.all('/api/v1/iam/assignees/users')) {
              const roles = await org.all(`/api/v1/users/${id}/roles`);
              const has = roles.find(({ type, role }) => type === input.roleType && role === input.roleId);
              if (!has) continue;
              const user = await org.read(`/api/v1/users/${id}`);
              const why = `Assigned ${has.assignmentType === 'USER' ? 'to the user' : 'through a group'}.`;
              people.push({ ...inWords(user), why });
            }
            const name = input.roleId ? 'Reviewed' : input.roleType;
            return { name, people, count: people.length, nextCursor: null, hasMore: false };
          },
        ],
      ),
    ];
  },
};
