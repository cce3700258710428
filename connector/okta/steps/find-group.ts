import { z } from 'zod/v3';
import { type Group, group } from '../../../schemas/group.ts';
import { mostItems } from '../../../schemas/page.ts';
import type { Client, Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';

const groups = z.array(group);

/**
 * The group of exactly this name, ignoring case as Okta does. Asked for by `q`, which lists an exact match first and
 * sees a group that was just created, as `search` does not.
 */
export async function findGroupByName(okta: Client, name: string): Promise<Reply<Group> | undefined> {
  const reply = await okta.call({
    method: 'GET',
    path: '/api/v1/groups',
    query: { q: name },
    expect: groups,
  });
  const body = reply.body.find(({ profile }) => profile?.name?.toLowerCase() === name.toLowerCase());
  return body && { ...reply, body };
}

/** Whether a user is in a group. That the group is not among the user's says no only when there is such a group. */
export async function isInGroup({
  okta,
  action,
  input,
}: ActionContext<{ userId: string; groupId: string }>): Promise<typeof input & { inGroup: boolean }> {
  const { userId, groupId } = input;
  const { page } = await okta.list(callOf(action.request, input), { limit: mostItems, pageSize: 200 });
  const inGroup = page.items.some((item) => (item as Group).id === groupId);
  if (!inGroup) await readGroup(okta, groupId);
  return { groupId, userId, inGroup };
}

/** Reads a group. */
export const readGroup = (okta: Client, groupId: string): Promise<Reply<Group>> =>
  okta.call({ method: 'GET', path: '/api/v1/groups/{groupId}', params: { groupId }, expect: group });
