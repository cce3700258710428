import { type AppGroup, appGroup } from '../../../schemas/app-group.ts';
import type { Client, Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { readApp } from './find-app.ts';
import { readGroup } from './find-group.ts';
import { ifFound } from './if-found.ts';
import { holds, merged } from './merge-json.ts';

interface Assignment {
  appId: string;
  groupId: string;
}

const readAppGroup = (okta: Client, { appId, groupId }: Assignment): Promise<Reply<AppGroup>> =>
  okta.call({
    method: 'GET',
    path: '/api/v1/apps/{appId}/groups/{groupId}',
    params: { appId, groupId },
    expect: appGroup,
  });

/**
 * Gives the members of a group an application. An assignment that exists is read first: what is left out stays, and where
 * nothing is different, nothing is sent.
 */
export async function assignGroup({
  okta,
  action,
  input,
}: ActionContext<
  Assignment & { priority?: number | undefined; profile?: Record<string, unknown> | undefined }
>): Promise<AppGroup & { changed: boolean; before: AppGroup | null }> {
  const before = (await ifFound(readAppGroup(okta, input)))?.body ?? null;
  const call = callOf(action.request, { ...input });
  if (before && holds(before, call.body)) return { ...before, changed: false, before };
  const { priority, profile } = before ?? {};
  const kept = { ...(priority !== undefined && { priority }), ...(profile && { profile }) };
  const { body } = await okta.call({ ...call, body: merged(kept, call.body), expect: appGroup });
  return { ...body, changed: true, before };
}

/** Takes an application from a group, and says whether the group had it. */
export async function unassignGroup({
  okta,
  action,
  input,
}: ActionContext<Assignment>): Promise<Assignment & { unassigned: boolean; changed: boolean }> {
  const { appId, groupId } = input;
  if (!(await ifFound(readAppGroup(okta, input)))) {
    // Okta says the same of a group that does not have the application and of one that does not exist.
    await readApp(okta, appId);
    await readGroup(okta, groupId);
    return { appId, groupId, unassigned: true, changed: false };
  }
  // Sent again after a lost reply it finds nothing, since the first one was carried out.
  await okta.call(callOf(action.request, { ...input })).catch((error: unknown) => {
    if (!(isConnectorError(error) && error.code === 'NOT_FOUND' && okta.replyLost)) throw error;
  });
  return { appId, groupId, unassigned: true, changed: true };
}
