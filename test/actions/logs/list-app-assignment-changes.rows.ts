import type { Rows } from '../../rows.ts';
import { eventsPath, until } from './windows.ts';

const since = new Date(Date.now() - 3_600_000).toISOString();
const changes =
  '(eventType sw "application.user_membership." or eventType sw "group.application_assignment.")';
const about = { userId: '', groupId: '', appId: '' };

export const rows: Rows = {
  run: [
    async ({ group, app, plain }) => {
      const appId = app('Salesforce');
      await plain.send('PUT', `/api/v1/apps/${appId}/groups/${group}`, {});
      return { appId, groupId: group, since };
    },
    { hasMore: false },
  ],
  async prepare(org) {
    const users = await org.all('/api/v1/users?limit=200');
    const [, group] = (await org.all('/api/v1/groups?limit=200')).filter(({ type }) => type === 'OKTA_GROUP');
    const [app] = await org.all('/api/v1/apps?limit=200');
    for (const { id } of users.slice(-4)) {
      await org.send('POST', `/api/v1/apps/${app.id}/users`, { id, scope: 'USER' });
    }
    await org.send('PUT', `/api/v1/apps/${app.id}/groups/${group.id}`, {});
    Object.assign(about, { userId: users.at(-1).id, groupId: group.id, appId: app.id });
  },
  own: ['summary'],
  list({ users: [{ id: actorId }] }) {
    const { userId, groupId, appId } = about;
    return [
      [{ since, until }, eventsPath(changes, since)],
      [{ since, until, appId }, eventsPath(`${changes} and target.id eq "${appId}"`, since)],
      [
        { since, until, userId },
        eventsPath(`${changes} and (target.id eq "${userId}" or target.alternateId eq "${userId}")`, since),
      ],
      [{ since, until, groupId }, eventsPath(`${changes} and target.id eq "${groupId}"`, since)],
      [
        { since, until, actorId },
        eventsPath(`${changes} and (actor.id eq "${actorId}" or actor.alternateId eq "${actorId}")`, since),
      ],
    ];
  },
};
