import type { ActionContext, States } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';

type Context = Pick<ActionContext, 'action' | 'alternatives'>;

/** Says whether there is anything left to do in a status; or WRONG_STATE. A status that no action knows is left to Okta. */
export function assertState(status: string, context: Context): 'legal' | 'done' {
  const { from = [], done = [] } = context.action.states ?? {};
  if (done.includes(status)) return 'done';
  if (from.includes(status) || !statusesLike(context).has(status)) return 'legal';
  throw new ConnectorError('WRONG_STATE', wrongStateMessage(status, context));
}

/** The sentence for an object in a wrong state: the status, where the action works, and what works now. */
export function wrongStateMessage(status: string, context: Context): string {
  const { action } = context;
  const all = statusesLike(context).size;
  const allowed = alike(context)
    .map(({ name, states }) => ({ name, from: states?.from ?? [], brings: states?.brings ? 1 : 0 }))
    .filter(({ name, from }) => name !== action.name && from.includes(status))
    // An action that works in few states is the likeliest way out of this one, and one that works in all is none.
    .filter(({ from }) => from.length < all)
    // Of two that work in as many, the likelier is the one that is known to bring another status.
    .sort((one, other) => one.from.length - other.from.length || other.brings - one.brings)
    .map(({ name }) => name);
  const now = allowed.length > 0 ? ` In this status you can use ${allowed.join(', ')}.` : '';
  const noun = nounOf(action);
  return `The ${noun} is ${status}, but "${action.title}" works only for ${action.states?.from.join(', ')}.${now}`;
}

/** The noun of the object whose state an action names. */
export const nounOf = ({ states }: { states?: States | undefined }): string => states?.of ?? 'user';

/** The actions on objects of the same kind. */
const alike = ({ action, alternatives }: Context) =>
  [action, ...alternatives()].filter((one) => one.states && nounOf(one) === nounOf(action));

/** Every status that an action on this kind of object names. */
const statusesLike = (context: Context): Set<string> =>
  new Set(alike(context).flatMap(({ states }) => [...(states?.from ?? []), ...(states?.done ?? [])]));
