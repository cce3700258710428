import { type User, user } from '../../../schemas/user.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { ifFound } from './if-found.ts';

/** The owner of the connection's API key. A service app acts for itself: to Okta there is then no such user as "me". */
export async function readTokenOwner({
  okta,
  action,
}: ActionContext): Promise<{ ownerType: 'USER' | 'SERVICE_APP'; user: User | null }> {
  const me = await ifFound(okta.call({ ...callOf(action.request, {}), expect: user }));
  return me ? { ownerType: 'USER', user: me.body } : { ownerType: 'SERVICE_APP', user: null };
}
