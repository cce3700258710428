import { type ZodType, type ZodTypeDef, z } from 'zod/v3';
import { createToken } from '../access/api-tokens.ts';
import { answerPush } from '../factors/push.ts';
import { recordSignOn } from '../logs/events.ts';
import { sentBy } from '../state/outbox.ts';
import { consent } from '../users/consents.ts';
import { type Call, json, noContent, type Reply } from './exchange.ts';
import { fault } from './faults.ts';
import type { Reset, SandboxServer } from './sandbox-server.ts';

type ControlHandler = (server: SandboxServer, call: Call) => Reply | Promise<Reply>;

type ControlEndpoint = readonly [
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  description: string,
  handler: ControlHandler,
];

/** Why a control endpoint cannot do something, in a sentence. */
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
  (schema: ZodType<Reset, ZodTypeDef, unknown>): ControlHandler =>
  (server, call) => {
    server.reset(read(call, schema));
    const { apiKey, users, groups } = server.run.org;
    return json({ apiKey, users: users.rows.length, groups: groups.rows.length });
  };

const getClock = ({ run: { org } }: SandboxServer): Reply =>
  json({ now: new Date(org.clock.now()).toISOString(), running: org.clock.running });

const setClock: ControlHandler = async (server, call) => {
  const { clock } = server.run.org;
  const { at = clock.now(), advance = 0, running = clock.running } = read(call, clockChange);
  clock.set({ at: at + advance, running });
  await clock.catchUp();
  return getClock(server);
};

const removeFaults: ControlHandler = ({ run: { faults } }) => {
  faults.remove();
  return noContent;
};

const removeFault: ControlHandler = ({ run: { faults } }, call) => {
  const id = call.segment('id');
  if (!faults.remove(id)) throw new ControlError(`There is no fault ${id}.`);
  return noContent;
};

const challengeAnswer = z.object({ answer: z.enum(['APPROVE', 'REJECT']) }).strict();

const answerChallenge: ControlHandler = ({ run: { org } }, call) => {
  const id = call.segment('id');
  if (answerPush(org, call, id, read(call, challengeAnswer).answer)) return noContent;
  throw new ControlError(`There is no challenge ${id} that waits for an answer.`);
};

const settleSearch: ControlHandler = ({ run: { org } }) => {
  org.search.settle();
  return noContent;
};

const tokenOrder = z.object({ userId: z.string(), name: z.string().default('Token') }).strict();

/** Users make tokens in the Admin Console. Without a role the token exists, but is no good. */
const makeToken: ControlHandler = ({ run: { org } }, call) => {
  const { userId, name } = read(call, tokenOrder);
  const user = org.users.get(userId);
  if (!user) throw new ControlError(`There is no user ${userId}.`);
  return json(createToken(org, call, user, name));
};

const consentOrder = z
  .object({ userId: z.string(), clientId: z.string(), scopes: z.array(z.string()).min(1) })
  .strict();

/** Users give their consent in a browser. */
const giveConsent: ControlHandler = ({ run: { org } }, call) => {
  const { userId, clientId, scopes } = read(call, consentOrder);
  const user = org.users.get(userId);
  if (!user || !org.apps.get(clientId)) throw new ControlError('There is no such user or app.');
  consent(org, user, clientId, scopes);
  return noContent;
};

const signOn = z.object({ userId: z.string(), appId: z.string(), failure: z.string().optional() }).strict();

/** Users open apps in a browser. */
const openApp: ControlHandler = ({ run: { org } }, call) => {
  const { userId, appId, failure } = read(call, signOn);
  const user = org.users.get(userId);
  const app = org.apps.get(appId);
  if (!user || !app) throw new ControlError('There is no such user or app.');
  recordSignOn(org, user, app, failure);
  return noContent;
};

/**
 * The control endpoints: paths that Okta does not have, for tests with the org. They need no token, are not
 * counted, and only answer this machine. JSON in and out. The descriptions are the table in docs/sandbox.md.
 */
export const controlEndpoints: readonly ControlEndpoint[] = [
  [
    'POST',
    '/sandbox/reset',
    'Resets everything to the seed: the org, its clock, the faults and the counters.',
    reset(z.object({}).strict()),
  ],
  [
    'POST',
    '/sandbox/seed',
    'Resets to another `seed`, number of `users` or number of `groups`. The reply has the API key.',
    reset(size),
  ],
  [
    'GET',
    '/sandbox/clock',
    'Shows the time of the org, `now`, and whether its clock is `running`.',
    getClock,
  ],
  [
    'POST',
    '/sandbox/clock',
    'Sets the clock `at` a date, lets it `advance` by milliseconds, or stops it with `running: false`. Everything due by then is done.',
    setClock,
  ],
  ['GET', '/sandbox/faults', 'Lists the faults.', ({ run }) => json(run.faults.all)],
  [
    'POST',
    '/sandbox/faults',
    'Adds a fault, as described below.',
    ({ run }, call) => json(run.faults.add(read(call, fault))),
  ],
  ['DELETE', '/sandbox/faults', 'Removes all faults.', removeFaults],
  ['DELETE', '/sandbox/faults/:id', 'Removes one fault.', removeFault],
  [
    'GET',
    '/sandbox/counters',
    'Counts the requests since the start or the last reset, by operation and status.',
    ({ run }) => json(run.counters.counted),
  ],
  [
    'GET',
    '/sandbox/outbox',
    'Lists the emails, texts, calls and pushes that people would have received.',
    ({ run }) => json(sentBy(run.org)),
  ],
  [
    'POST',
    '/sandbox/challenges/:id',
    'Answers a push, which the outbox links to. `answer` is `APPROVE` or `REJECT`.',
    answerChallenge,
  ],
  [
    'POST',
    '/sandbox/search',
    'Makes every change visible to `search` at once, without waiting for `searchDelay`.',
    settleSearch,
  ],
  [
    'POST',
    '/sandbox/tokens',
    'Creates an API token for a user, by `userId` and with a `name`. Only this reply shows its key.',
    makeToken,
  ],
  [
    'POST',
    '/sandbox/consents',
    'Lets an app have `scopes` on behalf of a user, by `userId` and `clientId`: a grant for each, and a refresh token.',
    giveConsent,
  ],
  [
    'POST',
    '/sandbox/sign-ons',
    'Lets a user open an app, by `userId` and `appId`, which the System Log tells. With a `failure` it fails for that reason.',
    openApp,
  ],
  [
    'GET',
    '/sandbox/behaviour',
    'Shows the switches that the org runs with.',
    ({ run }) => json(run.org.behaviour),
  ],
];
