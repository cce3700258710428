import type { Client } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { Alternative, AnyAction } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { parseInput } from '../../core/input.ts';
import type { ApplyCall, RunCall } from '../../core/load.ts';
import { assertSame, type Change, type Plan, sealed, type Touches } from '../../core/plan.ts';
import { runAction } from '../../core/run.ts';
import { isSecretKey, secretsIn } from '../../core/secrets.ts';
import type { OpenConnection } from '../connection/open-connection.ts';
import { hidden, withoutSecrets } from '../road/without-secrets.ts';
import type { Reach } from './effects.ts';
import { ruleTest } from './rule-expression.ts';
import { readsOnly, type Simulation, simulationOf } from './simulation.ts';

/** Runs the action against the org without a change, and tells what it would have done. Fails as the run would fail. */
export async function planAction(
  org: OpenConnection,
  action: AnyAction,
  { input, signal, log }: RunCall,
  { now, alternatives }: { now: () => number; alternatives?: (() => readonly Alternative[]) | undefined },
): Promise<Plan> {
  const { scopes, feature } = action;
  const scope = { scopes, feature, idempotent: true, signal, log };
  const reader = org.client({ ...scope, first: readsOnly });
  const simulation = simulationOf(action, reader);
  let complete = true;
  try {
    await runAction(action, {
      input,
      alternatives,
      signal,
      log,
      connect: (facts) => org.client({ ...facts, signal, log, first: simulation.layer }),
    });
  } catch (error) {
    complete = false;
    if (!simulation.stopped && !lacksAnswer(error, simulation)) throw error;
  }
  // A step may take the end of a simulation for a failure that it can do without.
  if (simulation.stopped) complete = false;
  const { changes } = simulation;
  const given = input ?? {};
  const secrets = secretsIn(action.input, parseInput(action, given));
  const touches = await touchesOf(simulation.reaches, reader);
  const alreadyDone = complete && changes.every(changesNothing);
  const shownInput = shown(given, secrets);
  const plan = {
    v: 1 as const,
    action: action.name,
    title: action.title,
    input: given,
    ...(JSON.stringify(shownInput) !== JSON.stringify(given) && { secretInput: true as const }),
    origin: org.origin,
    changes,
    ...(touches && { touches }),
    alreadyDone,
    complete,
    summary: summaryOf(action, { changes, touches, alreadyDone, complete }),
  };
  return sealed(shown(plan, secrets), new Date(now()).toISOString());
}

/** Makes the plan again, refuses where it is another one now, and gives back the input with which to run the action. */
export async function inputToApply(
  approved: Plan,
  { input, ...call }: ApplyCall,
  planAgain: (call: RunCall) => Promise<Plan>,
): Promise<Record<string, unknown>> {
  if (approved.secretInput && !input) {
    const message = 'The plan was made with secrets, which it does not hold. Give the input again.';
    throw new ConnectorError('INVALID_INPUT', message);
  }
  const given = input ?? approved.input;
  assertSame(approved, await planAgain({ ...call, input: given }));
  return given;
}

const changesNothing = ({ before, after, fields }: Change): boolean =>
  before !== undefined && (before === null) === (after === null) && fields.length === 0;

/** What a made answer lacks is no fault of the org. */
const lacksAnswer = (error: unknown, { changes }: Simulation): boolean =>
  isConnectorError(error) && error.code === 'UNEXPECTED_RESPONSE' && changes.length > 0;

/** The most users who are counted, and who are named. */
const mostCounted = 10_000;
const mostNamed = 10;

const onlyOkta =
  'Okta finds the users who match the rule when the rule is active, so nobody can count them before.';

async function touchesOf([reach]: Reach[], reader: Client): Promise<Touches | undefined> {
  if (!reach) return undefined;
  const { effect, list: path, search, counts = () => true, expression, note } = reach;
  const test = expression === undefined ? () => true : await ruleTest(expression);
  if (!test) return { what: 'users', effect, sample: [], note: onlyOkta };
  const touches: Touches = { what: 'users', effect, sample: [], ...(note && { note }) };
  if (!path) return touches;
  const call = { method: 'GET', path, ...(search && { query: { search } }) } as const;
  const { page } = await reader.list(call, { limit: mostCounted, pageSize: 200 });
  const users = page.items
    .filter(isObject)
    .filter((user) => counts(user) && test(isObject(user['profile']) ? user['profile'] : {}));
  return {
    ...touches,
    count: users.length,
    ...(page.hasMore && { atLeast: true as const }),
    sample: users.slice(0, mostNamed).map(personOf),
  };
}

function personOf({ id, profile, credentials }: Record<string, unknown>): Touches['sample'][number] {
  const { login, firstName, lastName, name } = isObject(profile) ? profile : {};
  const userName = isObject(credentials) ? credentials['userName'] : undefined;
  const whole = [firstName, lastName].filter((part) => typeof part === 'string').join(' ') || name;
  const account = login ?? userName;
  return {
    id: String(id),
    ...(typeof account === 'string' && { login: account }),
    ...(typeof whole === 'string' && { name: whole }),
  };
}

function summaryOf(
  { title }: AnyAction,
  {
    changes,
    touches,
    alreadyDone,
    complete,
  }: Pick<Plan, 'changes' | 'alreadyDone' | 'complete'> & { touches: Touches | undefined },
): string {
  if (alreadyDone) return `${title}: nothing would change.`;
  const { count, atLeast, effect, note } = touches ?? {};
  const people = count === 1 ? '1 user' : `${count} users`;
  return [
    ...changes.map(({ summary }) => (summary.endsWith('.') ? summary : `${summary}.`)),
    ...(touches && count !== undefined ? [`${atLeast ? 'At least ' : ''}${people} would ${effect}.`] : []),
    ...(note ? [note] : []),
    ...(complete ? [] : ['What comes after is not known before.']),
  ].join(' ');
}

/** A copy with a mark in place of each secret: those of the input, and what Okta keeps under the name of a secret. */
function shown<T>(value: T, secrets: readonly string[]): T {
  // As in a refusal, where a short secret is hidden as well.
  const clean = withoutSecrets({ status: 400, headers: {}, body: JSON.stringify(value) }, secrets);
  return withoutNamed(JSON.parse(clean.body)) as T;
}

function withoutNamed(value: unknown, above = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNamed(item, above));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const named = isSecretKey(key, value, above) && inner !== null && typeof inner !== 'boolean';
    return [key, named ? hidden : withoutNamed(inner, key)];
  });
  const copy = Object.fromEntries(entries);
  // A row of `fields` names its field in a value.
  const field = typeof copy['field'] === 'string' ? copy['field'].split('.') : [];
  if (!field.some((part, index) => isSecretKey(part, {}, field[index - 1] ?? ''))) return copy;
  return { ...copy, ...('before' in copy && { before: hidden }), ...('after' in copy && { after: hidden }) };
}
