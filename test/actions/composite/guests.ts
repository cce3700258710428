import { newOrg } from './org.ts';
import { newUser } from './people.ts';

export const start = Date.UTC(2026, 2, 2, 8);
export const hour = 3_600_000;
export const until = new Date(start + hour).toISOString();

/** An org whose clock the test moves, with a user and a group. */
export async function guests() {
  let time = start;
  const { org, run } = await newOrg(() => time);
  const group = async () =>
    (await org.send('POST', '/api/v1/groups', { profile: { name: crypto.randomUUID() } })).body.id;
  const isIn = async (groupId: string, userId: string) =>
    (await org.all(`/api/v1/groups/${groupId}/users`)).some(({ id }) => id === userId);
  const pass = (ms: number) => {
    time += ms;
  };
  return { org, run, group, isIn, userId: await newUser(org, 'guest'), groupId: await group(), pass };
}
