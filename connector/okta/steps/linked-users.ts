import { z } from 'zod/v3';
import { type LinkedUser, linkedUser, linkedUserIds } from '../../../schemas/linked-user.ts';
import type { Items } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { expected } from '../../core/run.ts';

/** Lists linked users, with the IDs that their links end in. */
export async function linkedUsersOf({ okta, action, input }: ActionContext): Promise<Linked> {
  const page = await okta.perform<Omit<Linked, 'userIds'>>(action.request, input);
  return { ...page, userIds: linkedUserIds(expected(linkedUsers, page.linkedUsers)) };
}

interface Linked extends Omit<Items, 'items'> {
  linkedUsers: LinkedUser[];
  userIds: string[];
}

const linkedUsers = z.array(linkedUser);

type Context = ActionContext<{ userId: string; primaryRelationshipName: string; primaryUserId?: string }>;

/**
 * Links a user to another, or to nobody. Okta accepts both twice, and takes the place of whoever was there before without
 * a word, so that the relationship is read first.
 */
export async function changeLink<Input extends Context['input']>({
  okta,
  action,
  input,
}: ActionContext<Input>): Promise<Input & { previousPrimaryUserId: string | null; changed: boolean }> {
  const path = '/api/v1/users/{userId}/linkedObjects/{primaryRelationshipName}';
  const { body } = await okta.call({ method: 'GET', path, params: input, expect: linkedUsers });
  const [previous = null] = linkedUserIds(body);
  // Sent even where nothing changes: the name may be that of the associated end, which Okta then refuses.
  await okta.call(callOf(action.request, input));
  return {
    ...input,
    previousPrimaryUserId: previous,
    changed: previous !== (input.primaryUserId ?? null),
  };
}
