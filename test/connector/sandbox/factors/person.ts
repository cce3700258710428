import { createHmac } from 'node:crypto';
import type { SandboxOptions } from '../../../../connector/sandbox/index.ts';
import { type Answer, type Client, open, query, someUser } from '../client.ts';

export const noon = Date.parse('2026-11-21T12:00:00Z');

export interface FactorBody {
  readonly id: string;
  readonly factorType: string;
  readonly provider: string;
  readonly status: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly _links: Readonly<Record<string, unknown>>;
  readonly _embedded?: { readonly activation: Readonly<Record<string, string>> };
}

interface Message {
  readonly channel: string;
  readonly to: string;
  readonly code?: string;
  readonly link?: string;
}

/** Someone whose factors are tried, in an org of which the test holds the clock. */
export interface Person extends Client {
  readonly userId: string;
  readonly login: string;
  /** The path of the person's factors. */
  readonly factors: string;
  wait(ms: number): void;
  enroll(body: unknown, params?: Record<string, string>): Promise<Answer<FactorBody>>;
  enrolled(): Promise<FactorBody[]>;
  /** The last thing that was sent. */
  inbox(): Promise<Message>;
  /** Answers the last push as the person would on the device. */
  answer(answer: 'APPROVE' | 'REJECT'): Promise<Answer<unknown>>;
  /** The code that an authenticator shows now. */
  code(secret: string): string;
  verify<T>(factorId: string, body?: unknown): Promise<Answer<T>>;
}

interface Clock {
  time: number;
}

export async function person(options: SandboxOptions = {}, search?: string): Promise<Person> {
  const clock: Clock = { time: noon };
  return personOf(await open({ now: () => clock.time, ...options }), clock, search);
}

export async function personOf(client: Client, clock: Clock, search?: string): Promise<Person> {
  const { id, profile } = await someUser(client, search);
  const factors = `/api/v1/users/${id}/factors`;
  const { send } = client;
  const inbox = async () => {
    const message = (await send<Message[]>('GET', '/sandbox/outbox')).body.at(-1);
    if (!message) throw new Error('Nothing was sent.');
    return message;
  };
  return {
    ...client,
    userId: id,
    login: profile.login,
    factors,
    wait(ms) {
      clock.time += ms;
    },
    enroll: (body, params = {}) => send('POST', query(factors, params), body),
    enrolled: async () => (await send<FactorBody[]>('GET', factors)).body,
    inbox,
    answer: async (answer) => send('POST', (await inbox()).link ?? '', { answer }),
    code: (secret) => authenticatorCode(secret, clock.time),
    verify: (factorId, body) => send('POST', `${factors}/${factorId}/verify`, body),
  };
}

/** An authenticator of our own, so that a mistake in the sandbox's shows. */
function authenticatorCode(secret: string, time: number): string {
  let bits = 0n;
  for (const letter of secret) bits = bits * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const key = Buffer.from(bits.toString(16).padStart((secret.length * 5) / 4, '0'), 'hex');
  const step = BigInt(Math.floor(time / 30_000))
    .toString(16)
    .padStart(16, '0');
  const digest = createHmac('sha1', key).update(Buffer.from(step, 'hex')).digest();
  const offset = digest[19] === undefined ? 0 : digest[19] % 16;
  return String((digest.readUInt32BE(offset) % 2 ** 31) % 1_000_000).padStart(6, '0');
}
