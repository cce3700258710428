import { OktaError } from '../http/errors.ts';
import {
  flag,
  type Handler,
  json,
  noContent,
  type Reply,
  type Route,
  readBody,
  readOptionalBody,
  readPart,
} from '../http/exchange.ts';
import { changed, record } from '../logs/events.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Factor } from '../state/rows.ts';
import { activateFactor, enrollFactor, readQuestion, resendCode } from './enroll.ts';
import { enrolledBy, findFactor, isListed, nonceSeconds, removeFactor, updateFactor } from './factor.ts';
import { isSent, isSigned, newNonce, prove, sendCode } from './prove.ts';
import { pushRoutes, startPush, verificationView } from './push.ts';
import { questions } from './questions.ts';
import { catalogView, challengeLinks, factorView, resendLink } from './view.ts';

const listFactors: Handler = (org, call) =>
  json(
    enrolledBy(org, findUser(org, call.segment('user')))
      .filter(isListed)
      .map((factor) => factorView(org, factor)),
  );

const listSupportedFactors: Handler = (org, call) =>
  json(catalogView(org, findUser(org, call.segment('user'))));

const listQuestions: Handler = (org, call) => {
  findUser(org, call.segment('user'));
  return json(Object.entries(questions).map(([question, questionText]) => ({ question, questionText })));
};

const getFactor: Handler = (org, call) =>
  json(factorView(org, findFactor(org, findUser(org, call.segment('user')), call.segment('factor'))));

/** Another question; no other factor can be changed. Okta does not document it, and its own Terraform provider uses it. */
const updateQuestion: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const factor = findFactor(org, user, call.segment('factor'));
  const body = readBody(call, ['factorType', 'provider', 'profile']);
  if (factor.factorType !== 'question') throw new OktaError('E0000060');
  const before = factor.profile ?? {};
  updateFactor(org, factor, { ...readQuestion(readPart(body, 'profile')), appeared: false });
  record(org, call, 'user.mfa.factor.update', changed(user, before, factor.profile ?? {}));
  return json(factorView(org, factor));
};

/** The phone of a factor stays on file for recovery, unless that is to go too. */
const unenrollFactor: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const factor = findFactor(org, user, call.segment('factor'));
  if (user.status === 'DEPROVISIONED') throw new OktaError('E0000038');
  const isPhone = factor.factorType === 'sms' || factor.factorType === 'call';
  const keepsPhone = isPhone && factor.status === 'ACTIVE' && !flag(call, 'removeRecoveryEnrollment');
  if (keepsPhone) updateFactor(org, factor, { status: 'NOT_SETUP' });
  else removeFactor(org, user, factor);
  record(org, call, 'user.mfa.factor.deactivate', user);
  return noContent;
};

const proofs = [
  'passCode',
  'answer',
  'clientData',
  'signatureData',
  'authenticatorData',
  'stateToken',
  'useNumberMatchingChallenge',
];

const verifyFactor: Handler = async (org, call) => {
  const user = findUser(org, call.segment('user'));
  const factor = findFactor(org, user, call.segment('factor'));
  // Okta documents the refusal for what a person enters. A help desk sends pushes to locked users; no document forbids it.
  if (user.status === 'LOCKED_OUT' && factor.factorType !== 'push') throw new OktaError('E0000069');
  if (factor.status !== 'ACTIVE') throw new OktaError('E0000154');
  const body = readOptionalBody(call, proofs);
  switch (factor.factorType) {
    case 'push': {
      const push = startPush(org, factor, {
        activation: false,
        withNumber: body['useNumberMatchingChallenge'] === true,
      });
      return json(verificationView(org, factor, push), 201);
    }
    case 'web':
    case 'signed_nonce':
      throw new OktaError('E0000060');
    default:
  }
  const challenged = isSent(factor) ? 'passCode' : 'clientData';
  if ((isSent(factor) || isSigned(factor)) && body[challenged] === undefined) {
    if (isSent(factor)) sendCode(org, call, factor, 'factorChallenge');
    else factor.challenge = newNonce(org);
    return challengeReply(org, factor);
  }
  await prove(org, call, user, factor, body);
  return json({ factorResult: 'SUCCESS', ...(isSigned(factor) && { profile: factor.profile }) });
};

function challengeReply(org: Org, factor: Factor): Reply {
  const { factorType, profile, challenge } = factor;
  return json({
    factorResult: 'CHALLENGE',
    ...(factorType !== 'email' && { profile }),
    _links: { ...challengeLinks(org, factor), ...(isSent(factor) && resendLink(org, factor)) },
    ...(isSigned(factor) && {
      _embedded: {
        challenge:
          factorType === 'u2f'
            ? { nonce: challenge?.value, timeoutSeconds: nonceSeconds }
            : { challenge: challenge?.value, extensions: {} },
      },
    }),
  });
}

const path = '/api/v1/users/:user/factors';

export const factorRoutes: readonly Route[] = [
  ['GET', path, listFactors],
  ['POST', path, enrollFactor],
  ['GET', `${path}/catalog`, listSupportedFactors],
  ['GET', `${path}/questions`, listQuestions],
  ['GET', `${path}/:factor`, getFactor],
  ['PUT', `${path}/:factor`, updateQuestion],
  ['DELETE', `${path}/:factor`, unenrollFactor],
  ['POST', `${path}/:factor/lifecycle/activate`, activateFactor],
  ['POST', `${path}/:factor/resend`, resendCode],
  ['POST', `${path}/:factor/verify`, verifyFactor],
  ...pushRoutes,
];
