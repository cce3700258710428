import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { holds, holdsInAnyOrder, merged } from './merge-json.ts';
import { readObject } from './object-state.ts';

/**
 * Changes a part of an object. Okta's PUT replaces all of it, so the object is read and merged first. Where everything is
 * as it is wanted, nothing is sent.
 */
export async function mergeObject<Output = Record<string, unknown> & { changed: boolean }>(
  context: ActionContext<Record<string, unknown>>,
): Promise<Output> {
  const { okta, action, input } = context;
  const { without = [], more, sets } = action.request?.merge ?? {};
  const before = await readObject(context);
  const call = callOf(action.request, input);
  const changes = more ? merged(input[more] ?? {}, call.body) : call.body;
  // The output that it makes is held against the action's own schema when the run ends.
  if ((sets ? holdsInAnyOrder : holds)(before, changes)) return { ...before, changed: false } as Output;
  const writable = Object.fromEntries(Object.entries(before).filter(([key]) => !without.includes(key)));
  const { body } = await okta.call({ ...call, body: merged(writable, changes) });
  return { ...(isObject(body) && body), changed: true } as Output;
}
