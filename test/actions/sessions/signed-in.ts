import { password } from '../../differential/changes.ts';
import type { Facts } from '../../differential/facts.ts';
import type { Body, Plain } from '../../differential/plain.ts';

/** Signs a user in, and gives the session. */
export async function signedIn(org: Plain, userId: string): Promise<Body> {
  const { profile } = await org.read(`/api/v1/users/${userId}`);
  const { body } = await org.send('POST', '/api/v1/authn', { username: profile.login, password });
  return (await org.send('POST', '/api/v1/sessions', { sessionToken: body.sessionToken })).body;
}

/** The sessions of a user in the org of the action and in that of the plain calls. */
export async function signedInBoth(org: Facts, { profile }: Body): Promise<[ours: Body, theirs: Body]> {
  const tokens = await org.both('POST', '/api/v1/authn', { username: profile.login, password });
  const [ours, theirs = ours] = await org.both('POST', '/api/v1/sessions', (place: number) => ({
    sessionToken: tokens[place].sessionToken,
  }));
  return [ours, theirs];
}
