import type { Rows } from '../../rows.ts';
import { alone, approve, type Everywhere, enrolledPush, factorsOf, newUser } from './enrolled.ts';

/** A push to the user. */
async function pushed(send: Everywhere, userId: string) {
  const factorId = await enrolledPush(send, userId);
  const [{ _links }] = await send('POST', `${factorsOf(userId)}/${factorId}/verify`);
  const { pathname } = new URL(_links.poll.href);
  return { userId, factorId, transactionId: pathname.split('/').at(-1), pathname };
}

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const { pathname: _, ...input } = await pushed(alone(plain), await newUser(plain));
      await approve(alone(plain));
      return input;
    },
    { factorResult: 'SUCCESS' },
  ],
  async read({ user, both }) {
    const { pathname, ...input } = await pushed(both, user('ACTIVE').id);
    return [[input, (org) => org.read(pathname)]];
  },
};
