import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { sampleLogEvent } from '../../schemas/log-event.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const mfaChallengeDenied = defineTrigger({
  name: 'mfa_challenge_denied',
  title: 'MFA challenge denied',
  description: 'Starts when a user rejects a push of Okta Verify, or a factor is not verified.',
  scopes: ['okta.logs.read'],
  keywords: ['push rejected', 'MFA fatigue', 'factor failed'],
  source: {
    kind: 'log',
    events: [
      { type: 'user.mfa.okta_verify.deny_push' },
      { type: 'user.authentication.auth_via_mfa', results: ['FAILURE', 'DENY'] },
    ],
    where: [
      { input: 'userId', fields: ['actor.id', 'actor.alternateId', 'target.id', 'target.alternateId'] },
    ],
  },
  lift: { user: { target: 'User', otherwise: 'actor' }, factor: { path: 'debugContext.debugData.factor' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'factor'),
  sample: {
    input: {},
    output: {
      ...sampleEvent('user.mfa.okta_verify.deny_push', 'Authentication of user via MFA', 'factor'),
      user: sampleLogEvent.actor,
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
    },
  },
});
