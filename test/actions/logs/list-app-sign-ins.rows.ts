import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { eventsPath, until } from './windows.ts';

const since = new Date(Date.now() - 3_600_000).toISOString();
const opened = 'eventType eq "user.authentication.sso"';
let userId = '';
let appId = '';

export const rows: Rows = {
  run: [
    async ({ app, plain }) => {
      const order = { userId: await newUser(plain), appId: app('Salesforce') };
      await plain.send('POST', '/sandbox/sign-ons', order);
      return { ...order, since };
    },
    { events: [{ eventType: 'user.authentication.sso', summary: { result: 'SUCCESS' } }] },
  ],
  async prepare(org) {
    const [, one, other] = await org.all('/api/v1/users?limit=200');
    const [app, another] = await org.all('/api/v1/apps?limit=200');
    for (const order of [
      { userId: one.id, appId: app.id },
      { userId: other.id, appId: app.id },
      { userId: one.id, appId: another.id, failure: 'USER_NOT_ASSIGNED' },
    ]) {
      await org.send('POST', '/sandbox/sign-ons', order);
    }
    [userId, appId] = [one.id, app.id];
  },
  own: ['summary'],
  list: () => [
    [{ since, until }, eventsPath(opened, since)],
    [{ since, until, appId }, eventsPath(`${opened} and target.id eq "${appId}"`, since)],
    [
      { since, until, userId },
      eventsPath(`${opened} and (actor.id eq "${userId}" or actor.alternateId eq "${userId}")`, since),
    ],
    [{ since, until, outcome: 'FAILURE' }, eventsPath(`${opened} and outcome.result eq "FAILURE"`, since)],
  ],
};
