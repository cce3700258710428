import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { eventsPath, until } from './windows.ts';

const since = new Date(Date.now() - 3_600_000).toISOString();
const changes =
  '(eventType sw "group.user_membership." or eventType sw "group.lifecycle." or eventType eq "group.profile.update")';

export const rows: Rows = {
  run: [
    async ({ group, plain }) => {
      await plain.send('PUT', `/api/v1/groups/${group}/users/${await newUser(plain)}`);
      return { groupId: group, since };
    },
    { events: [{ summary: { change: 'added' } }, { summary: { change: 'created' } }] },
  ],
  own: ['summary'],
  list({ users: [{ id: actorId }], userInGroups: { id: userId }, group }) {
    const { id: groupId } = group('Finance');
    return [
      [{ since, until }, eventsPath(changes, since)],
      [{ since, until, groupId }, eventsPath(`${changes} and target.id eq "${groupId}"`, since)],
      [
        { since, until, userId },
        eventsPath(`${changes} and (target.id eq "${userId}" or target.alternateId eq "${userId}")`, since),
      ],
      [
        { since, until, actorId },
        eventsPath(`${changes} and (actor.id eq "${actorId}" or actor.alternateId eq "${actorId}")`, since),
      ],
    ];
  },
};
