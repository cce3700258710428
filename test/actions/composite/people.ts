import type { Facts } from '../../differential/facts.ts';
import type { Plain } from '../../differential/plain.ts';

const person = (name: string) => ({
  profile: { firstName: name, lastName: 'Whole', email: `${name}@example.com`, login: `${name}@example.com` },
  credentials: { password: { value: 'Sandbox-Pass-1' } },
});

/** The ID of a new user who is active, and in no group but Everyone. */
export const newUser = async (org: Plain, name: string): Promise<string> =>
  (await org.send('POST', '/api/v1/users', person(name))).body.id;

/** The same in each org that a row is about. */
export const newUserIn = async (org: Facts, name: string): Promise<string> =>
  (await org.both('POST', '/api/v1/users', person(name)))[0].id;

/** The ID of a new group. */
export const newGroupIn = async (org: Facts, name: string): Promise<string> =>
  (await org.both('POST', '/api/v1/groups', { profile: { name } }))[0].id;

/** A new network zone. */
export const newZoneIn = async (org: Facts, name: string) =>
  (
    await org.both('POST', '/api/v1/zones', {
      type: 'IP',
      name,
      gateways: [
        { type: 'RANGE', value: '192.0.2.7-192.0.2.7' },
        { type: 'CIDR', value: '198.51.100.0/24' },
      ],
    })
  )[0];
