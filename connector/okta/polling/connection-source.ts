import { z } from 'zod/v3';
import type { ConnectionSource } from '../../core/define-trigger.ts';
import type { TriggerEvent } from '../../core/load.ts';
import { allows } from '../connection/scopes.ts';
import { type PollContext, type Poller, serverTime, stateOf } from './poller.ts';

const day = 86_400_000;

const known = z.object({
  v: z.literal(1),
  /** What was told, by the ID of the token: the time at which it expires. */
  told: z.record(z.string()),
  /** The scopes that the service app had. */
  scopes: z.array(z.string()).optional(),
});

const tokens = z.array(z.object({ id: z.string(), expiresAt: z.string().nullish() }).passthrough());

/**
 * API tokens that die soon, since nobody uses them, and scopes that a service app lost. A token that is used in time moves
 * its end. The token of this connection never shows, because each poll uses it.
 */
export const connectionSource: Poller<ConnectionSource> = {
  async poll(context) {
    const { scopes: before, told = {} } = stateOf(known, context) ?? {};
    const grant = await context.grant();
    const scopes = grant && [...grant.granted].sort();
    const lost = before?.filter((scope) => grant && !allows(grant.granted, scope)) ?? [];
    const ending = await endingTokens(context, !grant || allows(grant.granted, 'okta.apiTokens.read'));
    return {
      events: [
        ...ending.filter(({ token: { id }, expiresAt }) => told[id] !== expiresAt),
        ...lost.map((scope) => ({
          problem: 'SCOPE_LOST',
          message: `The service app of this connection no longer has the scope ${scope}.`,
          token: null,
          expiresAt: null,
          daysLeft: null,
          scope,
        })),
      ],
      state: {
        v: 1,
        told: Object.fromEntries(ending.map(({ token, expiresAt }) => [token.id, expiresAt])),
        scopes,
      },
      more: false,
      lag: 0,
      gaps: [],
    };
  },
  async latest(context) {
    const grant = await context.grant();
    return endingTokens(context, !grant || allows(grant.granted, 'okta.apiTokens.read'));
  },
};

interface Ending extends TriggerEvent {
  token: { id: string };
  expiresAt: string;
}

async function endingTokens(
  { okta, source, input, log }: PollContext<ConnectionSource>,
  mayRead: boolean,
): Promise<Ending[]> {
  if (!mayRead) {
    log('The service app has no scope okta.apiTokens.read, so only its own scopes are watched.');
    return [];
  }
  const reply = await okta.call({ method: 'GET', path: '/api/v1/api-tokens', expect: tokens });
  const now = serverTime(reply, okta);
  return reply.body.flatMap((token) => {
    const { expiresAt } = token;
    const daysLeft = Math.floor((Date.parse(expiresAt ?? '') - now) / day);
    if (!expiresAt || !(daysLeft >= 0 && daysLeft <= Number(input[source.days]))) return [];
    const name = typeof token['name'] === 'string' ? token['name'] : token.id;
    return {
      problem: 'TOKEN_EXPIRES',
      message: `The API token "${name}" expires on ${expiresAt.slice(0, 10)} unless it is used before then.`,
      token,
      expiresAt,
      daysLeft,
      scope: null,
    };
  });
}
