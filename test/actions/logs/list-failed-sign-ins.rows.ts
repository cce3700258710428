import type { Rows } from '../../rows.ts';
import { eventsPath, until } from './windows.ts';

const failed =
  '(((eventType eq "user.session.start" or eventType eq "user.authentication.auth_via_mfa") and (outcome.result eq "FAILURE" or outcome.result eq "DENY")) or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';
const since = new Date(Date.now() - 9 * 86_400_000).toISOString();
let failure: { actor: { id: string }; client: { ipAddress: string } };

export const rows: Rows = {
  run: [() => ({ since }), { hasMore: false }],
  async prepare(org) {
    [failure] = (await org.all(eventsPath(failed, since))) as [typeof failure];
  },
  own: ['summary'],
  list: () => {
    const { actor, client } = failure;
    return [
      [{ since, until }, eventsPath(failed, since)],
      [
        { since, until, userId: actor.id },
        eventsPath(`${failed} and (actor.id eq "${actor.id}" or actor.alternateId eq "${actor.id}")`, since),
      ],
      [
        { since, until, ipAddress: client.ipAddress },
        eventsPath(`${failed} and client.ipAddress eq "${client.ipAddress}"`, since),
      ],
    ];
  },
};
