import { z } from 'zod/v3';
import { type GroupOwner, groupOwner } from '../../../schemas/group-owner.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { toExplain } from './if-found.ts';

interface NewOwner {
  groupId: string;
  type: string;
  userId?: string | undefined;
  ownerGroupId?: string | undefined;
}

/** Makes somebody an owner. Okta refuses one who is an owner already, also when the reply to a first try was lost. */
export async function assignOwner({
  okta,
  action,
  input: { groupId, type, userId, ownerGroupId = '' },
}: ActionContext<NewOwner>): Promise<GroupOwner & { changed: boolean }> {
  const id = userId ?? ownerGroupId;
  const call = callOf(action.request, { groupId, type, userId: id });
  try {
    const { body } = await okta.call({ ...call, expect: groupOwner });
    return { ...body, changed: true };
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'CONFLICT') throw error;
    const owner = await toExplain(error, findOwner(okta, groupId, id));
    if (!owner) throw error;
    return { ...owner, changed: okta.replyLost };
  }
}

/** Ends an ownership. Okta does not find an owner who is none, just as it does not find a group that there is not. */
export async function removeOwner({
  okta,
  action,
  input,
}: ActionContext<{ groupId: string; ownerId: string }>): Promise<typeof input & { changed: boolean }> {
  try {
    await okta.call(callOf(action.request, input));
    return { ...input, changed: true };
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'NOT_FOUND') throw error;
    if (await toExplain(error, findOwner(okta, input.groupId, input.ownerId))) throw error;
    return { ...input, changed: okta.replyLost };
  }
}

/** An owner of a group among all its owners. */
async function findOwner(okta: Client, groupId: string, id: string): Promise<GroupOwner | undefined> {
  const call = { method: 'GET', path: '/api/v1/groups/{groupId}/owners', params: { groupId } } as const;
  const { page } = await okta.list(call, { limit: Number.POSITIVE_INFINITY, pageSize: 1000 });
  return expected(z.array(groupOwner), page.items).find((owner) => owner.id === id);
}
