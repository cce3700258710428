import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { isConnectorError } from '../../connector/core/error.ts';
import { assignmentIn } from '../../connector/okta/steps/app-users.ts';
import { type AccessSnapshot, accessSnapshot, sampleSnapshot } from '../../schemas/access-snapshot.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { listApps } from '../apps/list-apps.ts';
import { listUserRoles } from '../roles/list-user-roles.ts';
import { getUser } from '../users/get-user.ts';
import { listLinkedUsers } from '../users/list-linked-users.ts';
import { listRelationships } from '../users/list-relationships.ts';
import { listUserGroups } from '../users/list-user-groups.ts';

export const snapshotUserAccess = defineAction({
  name: 'snapshot_user_access',
  title: 'Snapshot user access',
  description:
    'Reads what a user has: all groups, applications with the attributes in them, administrator roles, and links such as that to a manager. "Restore user" brings it back later.',
  steps: [listApps, listUserRoles, getUser, listUserGroups, listRelationships, listLinkedUsers],
  effect: 'read',
  idempotent: true,
  keywords: ['what access does a user have', 'entitlements'],
  input: z.object({ userId }).strict(),
  output: accessSnapshot,
  sample: { input: { userId: sampleUser.id }, output: sampleSnapshot },
  async execute({ okta, run, input }) {
    const { id, status, profile } = await run(getUser, { userId: input.userId });
    const unread: AccessSnapshot['unread'] = [];
    // Few administrators may read all of it, and what they may read is worth having.
    const ifAllowed = <T>(part: string, read: () => Promise<T[]>): Promise<T[]> =>
      read().catch((error: unknown) => {
        if (!isConnectorError(error) || error.code !== 'FORBIDDEN') throw error;
        unread.push({ part, why: error.message });
        return [];
      });
    const { groups, hasMore } = await run(listUserGroups, { userId: id, limit: 10_000 });
    if (hasMore) unread.push({ part: 'groups', why: 'There are more than 10,000.' });
    const { apps, ...pages } = await run(listApps, {
      filter: `user.id eq "${id}"`,
      expand: `user/${id}`,
      includeNonDeleted: true,
      limit: 10_000,
    });
    if (pages.hasMore) unread.push({ part: 'apps', why: 'There are more than 10,000.' });
    const roles = await ifAllowed('roles', async () => (await run(listUserRoles, { userId: id })).roles);
    const links = await ifAllowed('links', async () => {
      const found: AccessSnapshot['links'] = [];
      const { relationships } = await run(listRelationships, {});
      for (const { primary } of relationships) {
        const { userIds } = await run(listLinkedUsers, { userId: id, relationshipName: primary.name });
        if (userIds[0]) found.push({ id: primary.name, primaryUserId: userIds[0] });
      }
      return found;
    });
    return {
      takenAt: new Date(okta.now()).toISOString(),
      userId: id,
      login: profile?.login,
      status,
      groups: groups.map((group) => ({ id: group.id, name: group.profile?.name, type: group.type })),
      apps: apps.map((app) => {
        const { scope, credentials, profile: own } = assignmentIn(app);
        const attributes = own as AccessSnapshot['apps'][number]['profile'];
        return { id: app.id, label: app.label, scope, userName: credentials?.userName, profile: attributes };
      }),
      roles: roles.map((role) => ({
        id: role.id,
        type: role.type,
        label: role.label,
        assignmentType: role.assignmentType,
        roleId: role.role,
        resourceSetId: role['resource-set'],
      })),
      links,
      unread,
    };
  },
});
