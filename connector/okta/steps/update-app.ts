import { type App, app } from '../../../schemas/app.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { readApp } from './find-app.ts';
import { holds, merged } from './merge-json.ts';

interface Changes {
  appId: string;
  moreProperties?: Record<string, unknown> | undefined;
}

/** What Okta alone decides. It ignores these in a PUT, or refuses them. */
const readOnly = new Set([
  'id',
  'orn',
  'status',
  'created',
  'lastUpdated',
  'features',
  'universalLogout',
  'expressConfiguration',
  '_links',
  '_embedded',
]);

/**
 * Changes some properties of an application. Okta's PUT overwrites all of it, so the application is read and merged
 * first. Where everything is as it is wanted, nothing is sent.
 */
export async function mergeApp({
  okta,
  action,
  input,
}: ActionContext<Changes>): Promise<App & { changed: boolean }> {
  const { body: before } = await readApp(okta, input.appId);
  const call = callOf(action.request, { ...input });
  const changes = merged(input.moreProperties ?? {}, call.body);
  if (holds(before, changes)) return { ...before, changed: false };
  const writable = Object.fromEntries(Object.entries(before).filter(([key]) => !readOnly.has(key)));
  const { body } = await okta.call({ ...call, body: merged(writable, changes), expect: app });
  return { ...body, changed: true };
}
