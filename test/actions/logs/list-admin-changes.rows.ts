import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned } from '../roles/assigned.ts';
import { eventsPath, until } from './windows.ts';

const since = new Date(Date.now() - 3_600_000).toISOString();
const changes =
  '(eventType sw "user.account.privilege." or eventType sw "group.privilege." or eventType sw "app.oauth2.client.privilege." or eventType sw "iam.")';
const about = { userId: '', groupId: '' };

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      await assigned(plain, 'users', userId, 'HELP_DESK_ADMIN');
      return { userId, since };
    },
    { events: [{ summary: { change: 'granted' } }] },
  ],
  async prepare(org) {
    const [, , user] = await org.all('/api/v1/users?limit=200');
    const [, , group] = (await org.all('/api/v1/groups?limit=200')).filter(
      ({ type }) => type === 'OKTA_GROUP',
    );
    await assigned(org, 'users', user.id, 'READ_ONLY_ADMIN');
    await assigned(org, 'groups', group.id, 'READ_ONLY_ADMIN');
    Object.assign(about, { userId: user.id, groupId: group.id });
  },
  own: ['summary'],
  list({ users: [{ id: actorId }] }) {
    const { userId, groupId } = about;
    return [
      [{ since, until }, eventsPath(changes, since)],
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
