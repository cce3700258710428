import { z } from 'zod/v3';
import { type Group, group, maxByName } from '../../../schemas/group.ts';
import type { Client, Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { type Call, callOf } from '../../core/request.ts';
import { expected } from '../../core/run.ts';

const groups = z.array(group);

/**
 * The group of exactly this name, ignoring case as Okta does. Asked for by `q`, which sees a group that was just created,
 * as `search` does not. Names are unique among the groups that Okta keeps; those of an application may bear them too.
 */
export async function findGroupByName(
  okta: Client,
  name: string,
  type?: string,
): Promise<Reply<Group> | undefined> {
  const call: Call = { method: 'GET', path: '/api/v1/groups', query: { q: name } };
  const { page, reply } = await okta.list(call, { pageSize: maxByName, whole: true });
  if (page.hasMore) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `More than ${page.count} groups have names that start with "${name}", so not all of them could be checked. Use the ID of the group.`,
    );
  }
  const found = expected(groups, page.items).filter(
    (one) =>
      String(one.profile?.name ?? '').toLowerCase() === name.toLowerCase() && (!type || one.type === type),
  );
  if (found.length > 1) {
    const each = found.map((one) => `${one.id} (${one.type ?? 'unknown type'})`).join(', ');
    throw new ConnectorError(
      'CONFLICT',
      `${found.length} groups are called "${name}": ${each}. Choose a type that only one of them has, or use the ID.`,
    );
  }
  return found[0] && { ...reply, body: found[0] };
}

/**
 * Looks for a group among those of a user. Its absence means no only if all of them were read and there
 * is such a group.
 */
export async function isInGroup({
  okta,
  action,
  input,
}: ActionContext<{ userId: string; groupId: string }>): Promise<typeof input & { inGroup: boolean }> {
  const { userId, groupId } = input;
  const all = { limit: Number.POSITIVE_INFINITY, pageSize: 200 };
  const { page } = await okta.list(callOf(action.request, input), all);
  const inGroup = page.items.some((item) => isObject(item) && item['id'] === groupId);
  if (!inGroup && page.hasMore) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `Okta stopped after ${page.count} groups of the user, so it is unknown whether this group is among the others. Run again later.`,
    );
  }
  if (!inGroup) await readGroup(okta, groupId);
  return { groupId, userId, inGroup };
}

/** Reads a group. */
export const readGroup = (okta: Client, groupId: string): Promise<Reply<Group>> =>
  okta.call({ method: 'GET', path: '/api/v1/groups/{groupId}', params: { groupId }, expect: group });
