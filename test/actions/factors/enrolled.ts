import { password } from '../../differential/changes.ts';
import type { Body, Plain } from '../../differential/plain.ts';

/** Makes a call in one org or several, and gives the answers. */
export type Everywhere = (method: string, path: string, body?: unknown) => Promise<Body[]>;

export const question = {
  factorType: 'question',
  provider: 'OKTA',
  profile: { question: 'disliked_food', answer: 'meatball' },
};

/** A YubiKey is active at once, and any code is right that looks like one of it. */
export const yubikeyCode = (letter: string) => `cccccceukngd${letter.repeat(32)}`;
export const yubikey = {
  factorType: 'token:hardware',
  provider: 'YUBICO',
  verify: { passCode: yubikeyCode('b') },
};

export const factorsOf = (userId: string) => `/api/v1/users/${userId}/factors`;

/** Enrolls a factor and gives its ID. */
export async function enrolled(send: Everywhere, userId: string, body: object): Promise<string> {
  return (await send('POST', factorsOf(userId), body))[0].id;
}

/** Sends text messages to a number of the user, which waits for the code. Gives the codes, too. */
export async function enrolledPhone(
  send: Everywhere,
  userId: string,
  phoneNumber: string,
): Promise<{ factorId: string; codes: string[] }> {
  const sms = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber } };
  const factorId = await enrolled(send, userId, sms);
  const outboxes = await send('GET', '/sandbox/outbox');
  return { factorId, codes: outboxes.map((outbox: Body) => outbox.at(-1).code) };
}

/** Enrolls Okta Verify as the person does, and gives the ID of the factor that gets pushes. */
export async function enrolledPush(send: Everywhere, userId: string): Promise<string> {
  const factorId = await enrolled(send, userId, { factorType: 'push', provider: 'OKTA' });
  await approve(send);
  return factorId;
}

/** Approves the last push. */
export async function approve(send: Everywhere): Promise<void> {
  const [outbox] = await send('GET', '/sandbox/outbox');
  await send('POST', new URL(outbox.at(-1).link).pathname, { answer: 'APPROVE' });
}

/** The same in one org. */
export const alone =
  ({ send }: Plain): Everywhere =>
  async (...call) => [(await send(...call)).body];

/** A new user who signs in with a password, so that no other action goes without one. */
export async function newUser({ send }: Plain): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  const profile = { firstName: 'Ada', lastName: 'Byron', email, login: email };
  const credentials = { password: { value: password } };
  return (await send('POST', '/api/v1/users', { profile, credentials })).body.id;
}
