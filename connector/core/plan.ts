import { createHash } from 'node:crypto';
import { ConnectorError } from './error.ts';
import type { Method } from './send.ts';

/** A field that a change gives another value. What is not there is left out. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** One request that the run would send, and what it would do. */
export interface Change {
  method: Method;
  path: string;
  target?: { type: string; id: string; name?: string };
  summary: string;
  /** The object as it is. Null where there is none, left out where it cannot be known. */
  before?: unknown;
  /** The object as it would be. Null where it would be gone, left out where it cannot be known. */
  after?: unknown;
  fields: FieldChange[];
}

/** The users who would gain or lose access. */
export interface Touches {
  what: 'users';
  effect: 'gain access' | 'lose access';
  /** Left out where nobody can know it before. */
  count?: number;
  /** There are more than were counted. */
  atLeast?: true;
  sample: { id: string; login?: string; name?: string }[];
  /** The reason why there is no count, or what the count leaves out. */
  note?: string;
}

/** What a run would do, as plain JSON. It holds no secret. */
export interface Plan {
  v: 1;
  action: string;
  title: string;
  /** As it was given, with a mark in place of each secret. */
  input: Record<string, unknown>;
  /** The input held secrets, so that they must be given again to apply the plan. */
  secretInput?: true;
  origin: string;
  madeAt: string;
  changes: Change[];
  touches?: Touches;
  /** The org is already as the run would leave it. */
  alreadyDone: boolean;
  /** False where the run goes on after an answer of Okta's that nobody can know before. */
  complete: boolean;
  summary: string;
  /** SHA-256 over all that a person approves. Two plans with the same hash do the same to the same. */
  hash: string;
}

/** The plan with its hash. The time, and what the changes leave as it is, may differ. */
export function sealed(plan: Omit<Plan, 'hash' | 'madeAt'>, madeAt: string): Plan {
  return { ...plan, madeAt, hash: hashOf(factsOf(plan)) };
}

/** Refuses a plan that is not the one which the org would give now, and names what differs. */
export function assertSame(approved: Plan, now: Plan): void {
  if (approved.hash === now.hash) return;
  const old = factsOf(approved);
  const differing = Object.entries(factsOf(now)).filter(([name, fact]) => hashOf(old[name]) !== hashOf(fact));
  const names = differing.map(([name]) => name).join(', ') || 'the hash itself';
  throw new ConnectorError(
    'CONFLICT',
    `The plan is out of date, and nothing was changed. What differs: ${names}. Make the plan again and look at it.`,
  );
}

function factsOf({ action, input, origin, changes, touches, complete }: Omit<Plan, 'hash' | 'madeAt'>) {
  const facts: Record<string, unknown> = { action, input, origin, complete };
  if (touches) facts[`the users who ${touches.effect}`] = touches;
  for (const [index, { method, path, target, fields }] of changes.entries()) {
    facts[`change ${index + 1} (${method} ${path})`] = { target };
    for (const { field, ...values } of fields) {
      facts[`${field} of ${target?.name ?? path} (change ${index + 1})`] = values;
    }
  }
  return facts;
}

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)) ?? '')
    .digest('hex');

/** The keys of objects in one order, since a plan may come back from a store that has its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}
