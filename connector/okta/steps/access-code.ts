import { z } from 'zod/v3';
import { authenticator, temporaryAccessCode } from '../../../schemas/authenticator.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';

interface Input {
  ttl?: number | undefined;
  authenticatorId?: string | undefined;
}

/** Creates a temporary access code with the org's authenticator for it. */
export async function createAccessCode({
  okta,
  action,
  input,
}: ActionContext<Input>): Promise<z.infer<typeof temporaryAccessCode>> {
  const authenticatorId = input.authenticatorId ?? (await authenticatorForCodes(okta));
  // Okta takes the minutes as a text.
  const ttl = input.ttl === undefined ? undefined : String(input.ttl);
  const call = callOf(action.request, { ...input, authenticatorId, ttl });
  return (await okta.call({ ...call, expect: temporaryAccessCode })).body;
}

async function authenticatorForCodes(okta: Client): Promise<string> {
  const path = '/api/v1/authenticators';
  const { body } = await okta.call({ method: 'GET', path, expect: z.array(authenticator) });
  const found = body.filter((one) => one.key === 'tac');
  const active = found.find(({ status }) => status === 'ACTIVE');
  if (active) return active.id;
  throw new ConnectorError(
    'WRONG_STATE',
    found.length > 0
      ? 'The Temporary Access Code authenticator of the org is not active. Activate it in the Admin Console, under Security > Authenticators.'
      : 'The org has no Temporary Access Code authenticator. Add it in the Admin Console, under Security > Authenticators.',
  );
}
