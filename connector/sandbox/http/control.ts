import { type ZodType, type ZodTypeDef, z } from 'zod/v3';
import { createToken } from '../access/api-tokens.ts';
import { answerPush } from '../factors/push.ts';
import type { Org } from '../state/org.ts';
import { sentBy } from '../state/outbox.ts';
import { type Call, type Handler, json, noContent, type Reply, type Route } from './exchange.ts';
import { fault } from './faults.ts';
import type { Reset, SandboxServer } from './sandbox-server.ts';

/**
 * The control endpoints: paths that Okta does not have, for whoever tests with the org. They take no token, are not
 * counted, and are there for this machine alone. JSON in and out; what each does is in docs/sandbox.md.
 */
export const controlRoutes = (server: SandboxServer): readonly Route[] => [
  ['POST', '/sandbox/reset', reset(server, z.object({}).strict())],
  ['POST', '/sandbox/seed', reset(server, size)],
  ['GET', '/sandbox/clock', clockReply],
  ['POST', '/sandbox/clock', setClock],
  ['GET', '/sandbox/faults', () => json(server.run.faults.all)],
  ['POST', '/sandbox/faults', (_, call) => json(server.run.faults.add(read(call, fault)))],
  ['DELETE', '/sandbox/faults', endFaults(server)],
  ['DELETE', '/sandbox/faults/:id', endFaults(server)],
  ['GET', '/sandbox/counters', () => json(server.run.counters.counted)],
  ['GET', '/sandbox/outbox', (org) => json(sentBy(org))],
  ['POST', '/sandbox/challenges/:id', answerChallenge],
  ['POST', '/sandbox/search', settleSearch],
  ['POST', '/sandbox/tokens', makeToken],
  ['GET', '/sandbox/behaviour', (org) => json(org.behaviour)],
];

/** What a control endpoint cannot do, in a sentence. */
export class ControlError extends Error {}

const whole = z.number().int().min(0).optional();
const size = z.object({ seed: whole, users: z.number().int().min(1).optional(), groups: whole }).strict();

const clockChange = z
  .object({
    at: z.union([z.string().datetime({ offset: true }).transform(Date.parse), z.number()]).optional(),
    advance: z.number().optional(),
    running: z.boolean().optional(),
  })
  .strict();

function read<T>(call: Call, schema: ZodType<T, ZodTypeDef, unknown>): T {
  let body: unknown;
  try {
    body = call.body === '' ? {} : JSON.parse(call.body);
  } catch {
    throw new ControlError('The body is not JSON.');
  }
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new ControlError(
    error.issues.map(({ path, message }) => `${path.join('.') || 'The body'}: ${message}.`).join(' '),
  );
}

const reset =
  (server: SandboxServer, schema: ZodType<Reset, ZodTypeDef, unknown>): Handler =>
  (_, call) => {
    server.reset(read(call, schema));
    const { apiKey, users, groups } = server.run.org;
    return json({ apiKey, users: users.rows.length, groups: groups.rows.length });
  };

const clockReply = ({ clock }: Org): Reply =>
  json({ now: new Date(clock.now()).toISOString(), running: clock.running });

const setClock: Handler = async (org, call) => {
  const { at = org.clock.now(), advance = 0, running = org.clock.running } = read(call, clockChange);
  org.clock.set({ at: at + advance, running });
  await org.clock.catchUp();
  return clockReply(org);
};

const endFaults =
  (server: SandboxServer): Handler =>
  (_, call) => {
    const id = call.segment('id');
    if (!server.run.faults.remove(id === '' ? undefined : id) && id !== '') {
      throw new ControlError(`There is no fault ${id}.`);
    }
    return noContent;
  };

const challengeAnswer = z.object({ answer: z.enum(['APPROVE', 'REJECT']) }).strict();

const answerChallenge: Handler = (org, call) => {
  const id = call.segment('id');
  if (answerPush(org, call, id, read(call, challengeAnswer).answer)) return noContent;
  throw new ControlError(`There is no challenge ${id} that waits for an answer.`);
};

const settleSearch: Handler = (org) => {
  org.search.settle();
  return noContent;
};

const tokenOrder = z.object({ userId: z.string(), name: z.string().default('Token') }).strict();

/** What a user does in the Admin Console. Without a role the token is there, but no good. */
const makeToken: Handler = (org, call) => {
  const { userId, name } = read(call, tokenOrder);
  const user = org.users.get(userId);
  if (!user) throw new ControlError(`There is no user ${userId}.`);
  return json(createToken(org, call, user, name));
};
