import { z } from 'zod/v3';
import { type Factor, factor, type SettledFactor, verification } from '../../../schemas/factor.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { toExplain } from './if-found.ts';
import { readBack } from './object-state.ts';
import { assertState } from './wrong-state.ts';

type Input = { userId: string; factorId: string };

type Context = ActionContext<Input>;
type Verification = z.infer<typeof verification>;

interface Typed {
  status?: string | null | undefined;
  factorType?: string | null | undefined;
}

/** The types of the factors that a user can sign in with, each once. */
export const activeTypes = (factors: readonly Typed[]): string[] => {
  const active = factors.filter(({ status }) => status === 'ACTIVE');
  return [...new Set(active.map(({ factorType }) => factorType ?? ''))].sort();
};

/** The factors of a user. */
export const factorsOf = async (okta: Client, userId: string): Promise<Factor[]> =>
  (
    await okta.call({
      method: 'GET',
      path: '/api/v1/users/{userId}/factors',
      params: { userId },
      expect: z.array(factor),
    })
  ).body;

/** A factor without what its enrollment shows, which get_factor gives. */
async function readFactor(okta: Client, { userId, factorId }: Input): Promise<SettledFactor> {
  const path = '/api/v1/users/{userId}/factors/{factorId}';
  return settled(
    (await okta.call({ method: 'GET', path, params: { userId, factorId }, expect: factor })).body,
  );
}

const settled = ({ _embedded, ...rest }: Factor): SettledFactor => rest;

/**
 * Activates a factor, and reads it. Okta refuses to activate an active one as if it were another that is set up, so it is
 * read first. To a push Okta answers how far its enrollment is, and the factor waits for the person.
 */
export async function activateUserFactor(
  context: Context,
): Promise<SettledFactor & { changed: boolean; factorResult?: string; expiresAt?: string | null }> {
  const { okta, action, input } = context;
  const before = await readFactor(okta, input);
  if (assertState(before.status ?? '', context) === 'done') return { ...before, changed: false };
  let reply: unknown;
  try {
    reply = (await okta.call(callOf(action.request, input))).body;
  } catch (error) {
    // Sent again after a lost reply it finds the factor active, since the first one was carried out.
    const now = okta.replyLost ? await toExplain(error, readFactor(okta, input)) : before;
    if (now.status !== 'ACTIVE') throw error;
    return { ...now, changed: true };
  }
  const now = await readBack(readFactor(okta, input), 'factor');
  const { success, data } = verification.pick({ factorResult: true, expiresAt: true }).safeParse(reply);
  const { factorResult, expiresAt } = success ? data : {};
  return {
    ...now,
    changed: now.status === 'ACTIVE',
    ...(factorResult && { factorResult }),
    ...(expiresAt && { expiresAt }),
  };
}

/** Sends the code of an enrollment again. Okta wants to be told again what the factor is. */
export async function resendToUser({ okta, action, input }: Context): Promise<SettledFactor> {
  const { factorType = '', provider, profile } = await readFactor(okta, input);
  if (!['sms', 'call', 'email'].includes(factorType)) {
    throw new ConnectorError(
      'REJECTED',
      `The factor is of type ${factorType}. Only for sms, call and email does Okta send a code.`,
    );
  }
  const body = { factorType, provider, profile };
  return settled((await okta.call({ ...callOf(action.request, input), body, expect: factor })).body);
}

/** Sends a challenge, or what answers one. */
export async function verifyUser({
  okta,
  action,
  input,
}: ActionContext<Record<string, unknown>>): Promise<Verification & { transactionId?: string }> {
  const { body } = await okta.call({ ...callOf(action.request, input), expect: verification });
  const transactionId = transactionIn(body);
  return { ...body, ...(transactionId && { transactionId }) };
}

/** The ID of the transaction of a push, which Okta gives in links only. */
export const transactionIn = ({ _links }: Verification): string | undefined =>
  /\/transactions\/([\w.-]+)/.exec(JSON.stringify(_links ?? {}))?.[1];
