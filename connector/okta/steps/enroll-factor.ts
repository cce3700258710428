import { type Factor, factor } from '../../../schemas/factor.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { type ConnectorError, isConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { factorsOf } from './factors.ts';
import { toExplain } from './if-found.ts';

interface Input {
  userId: string;
  factorType: string;
}

type Context = ActionContext<Input>;

/** Enrolls a factor. Where the user has one of the type already, the error is CONFLICT and names it. */
export async function enrollForUser(context: Context): Promise<Factor> {
  const { okta, action, input } = context;
  const call = callOf(action.request, { ...input });
  try {
    return (await okta.call({ ...call, expect: factor })).body;
  } catch (error) {
    const way = isConnectorError(error) && wayOut(error);
    if (!way) throw error;
    const has = (await toExplain(error, factorsOf(okta, input.userId))).find(
      (one) => one.factorType === input.factorType && one.provider === Object(call.body).provider,
    );
    const which = has ? ` (${has.id}, ${has.status})` : '';
    throw error.with({
      code: 'CONFLICT',
      message: `The user already has a factor of this type${which}. ${way}`,
      ...(has && { existingId: has.id }),
    });
  }
}

/** The way out where Okta refuses a second factor of a type. It says so in the causes of a failed validation only. */
function wayOut({ okta }: ConnectorError): string | undefined {
  const said = okta?.causes.map(({ message }) => message).join() ?? '';
  if (/already set up/.test(said)) return 'Remove it with reset_factor first.';
  if (!/existing verified phone/.test(said)) return undefined;
  return 'Its phone number is another one. Turn on "Update phone" if the factor is not active yet. Otherwise remove it with reset_factor first, with "Remove recovery enrollment".';
}
