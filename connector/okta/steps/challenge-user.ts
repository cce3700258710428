import type { z } from 'zod/v3';
import { verification } from '../../../schemas/factor.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { factorsOf, transactionIn } from './factors.ts';

interface Input {
  userId: string;
  factorId?: string | undefined;
  useNumberMatchingChallenge: boolean;
  timeoutSeconds: number;
}

interface Challenge {
  userId: string;
  factorId: string;
  transactionId: string;
}

type Output = z.infer<typeof verification> & {
  factorId: string;
  transactionId?: string | undefined;
  correctAnswer?: number;
};

/** The pace of the readings, in ms. Okta's own sign-in page asks every four seconds. */
const pace = 4000;

const path = '/api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}';

/**
 * Sends a push to a user and waits for the answer. A push that nobody waits for any more is withdrawn, so that the user
 * cannot approve what is over: at the end of the time, after an error, and when the run is stopped. Only one whose reply is
 * lost cannot be, since the reply names it.
 */
export async function challengeByPush({ okta, action, input, log }: ActionContext<Input>): Promise<Output> {
  const { userId, timeoutSeconds } = input;
  const factorId = await pushFactorOf(okta, input);
  // A push without a number needs no body, and the documents know no other value than true.
  const useNumberMatchingChallenge = input.useNumberMatchingChallenge || undefined;
  const call = callOf(action.request, { userId, factorId, useNumberMatchingChallenge });
  const { body } = await okta.call({ ...call, expect: verification });
  const correctAnswer = body._embedded?.challenge?.correctAnswer;
  const sent = { ...body, factorId, ...(correctAnswer !== undefined && { correctAnswer }) };
  const transactionId = transactionIn(body);
  if (!isWaiting(body.factorResult)) return sent;
  if (!transactionId) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      'Okta sent the push, but no link to its answer. Check first with the user before you repeat it.',
    );
  }
  log(
    correctAnswer === undefined
      ? `Okta sent the push; waiting up to ${timeoutSeconds} s for the user`
      : `Okta sent the push; tell the user to choose ${correctAnswer}; waiting up to ${timeoutSeconds} s`,
  );
  const challenge = { userId, factorId, transactionId };
  let factorResult = body.factorResult;
  try {
    factorResult = await answerTo(okta, challenge, timeoutSeconds * 1000);
  } finally {
    if (isWaiting(factorResult)) await withdraw(okta, challenge, log);
  }
  return { ...sent, transactionId, factorResult: isWaiting(factorResult) ? 'TIMEOUT' : factorResult };
}

/** Okta's documents also write "WAITING (with number matching challenge)". */
const isWaiting = (factorResult: string) => factorResult.startsWith('WAITING');

/** The factor that gets the push: the one that was chosen, or the first that is active. */
async function pushFactorOf(okta: Client, { userId, factorId }: Input): Promise<string> {
  const factors = await factorsOf(okta, userId);
  const active = factors.filter(({ status }) => status === 'ACTIVE');
  const push = active.filter(({ factorType }) => factorType === 'push');
  if (factorId !== undefined) {
    const chosen = factors.find(({ id }) => id === factorId);
    // Of an ID that the list lacks, Okta says what is wrong.
    if (!chosen || push.includes(chosen)) return factorId;
    throw new ConnectorError(
      'WRONG_STATE',
      `The factor is of type ${chosen.factorType} and ${chosen.status}, but only a push factor that is ACTIVE gets a push.`,
    );
  }
  if (push[0]) return push[0].id;
  const others = [...new Set(active.map(({ factorType }) => factorType))].join(', ');
  throw new ConnectorError(
    'WRONG_STATE',
    `The user has no active push factor. ${
      others
        ? `The user has ${others}: use verify_factor, or enroll_factor to set up Okta Verify.`
        : 'Use enroll_factor to set up Okta Verify.'
    }`,
  );
}

/** What the person answered, or that Okta still waits when the time is over: the time given, or that of the run. */
async function answerTo(okta: Client, params: Challenge, time: number): Promise<string> {
  for (let left = time; left > 0; ) {
    const began = okta.now();
    if (!(await okta.wait(Math.min(pace, left)))) break;
    const { body } = await okta.call({ method: 'GET', path, params: { ...params }, expect: verification });
    if (!isWaiting(body.factorResult)) return body.factorResult;
    // Okta's replies take time, too.
    left -= Math.max(pace, okta.now() - began);
  }
  return 'WAITING';
}

/** A push that Okta does not take back ends by itself after five minutes. */
const withdraw = (okta: Client, params: Challenge, log: (message: string) => void): Promise<unknown> =>
  okta
    .call({ method: 'DELETE', path, params: { ...params }, repeatable: true, evenIfStopped: true })
    .catch(() => log('Okta did not withdraw the push, which stays on the device until it ends by itself'));
