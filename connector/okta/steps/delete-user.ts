import type { User } from '../../../schemas/user.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { ifFound } from './if-found.ts';
import { readUser } from './user-state.ts';
import { wrongStateMessage } from './wrong-state.ts';

interface Input {
  userId: string;
  deactivateFirst: boolean;
  sendEmail: boolean;
}

/**
 * Deletes a user and says what came of it. Okta's DELETE only deactivates a user who is not deactivated yet, so the
 * status is read first, and DELETE is sent to a deactivated user only.
 */
export async function deactivatedThenDeleted(
  context: ActionContext<Input>,
): Promise<{ userId: string; deleted: boolean; status: string | null }> {
  const { okta, action, input, log } = context;
  const { body } = await readUser(okta, input.userId);
  const userId = body.id;
  let status = body.status ?? '';
  if (status !== 'DEPROVISIONED') {
    if (!input.deactivateFirst) {
      const message = `${wrongStateMessage(status, context)} Turn on "Deactivate first" to do both.`;
      throw new ConnectorError('WRONG_STATE', message);
    }
    status = await deactivated(okta, { ...input, userId }, log);
    if (status !== 'DEPROVISIONED') return { userId, deleted: false, status };
  }
  await ifFound(okta.call(callOf(action.request, { userId, sendEmail: input.sendEmail })));
  const left = await ifFound(readUser(okta, userId));
  return { userId, deleted: !left, status: left?.body.status ?? null };
}

/** Deactivates a user and waits until Okta has finished, within the time budget. Gives back the status reached. */
async function deactivated(
  okta: Client,
  { userId, sendEmail }: Input,
  log: (message: string) => void,
): Promise<string> {
  const path = '/api/v1/users/{userId}/lifecycle/deactivate';
  // Sent again after a lost reply it answers 404, since the first one was carried out: the status tells.
  await ifFound(okta.call({ method: 'POST', path, params: { userId }, query: { sendEmail } }));
  for (let wait = 1000; ; wait *= 2) {
    const { status = '', transitioningToStatus }: User = (await readUser(okta, userId)).body;
    if (status === 'DEPROVISIONED' && !transitioningToStatus) return status;
    log('Waiting for Okta to finish deactivating the user');
    if (!(await okta.wait(wait))) return status;
  }
}
