import { isConnectorError } from '../../core/error.ts';
import { type HttpRequest, type HttpResponse, NotSent, type Send } from '../../core/send.ts';
import { errorBody } from '../road/errors.ts';
import { withoutSecrets } from '../road/without-secrets.ts';
import type { Credentials, Need } from './credentials.ts';
import { proofKeys, prover } from './dpop.ts';
import { oauthError } from './oauth-error.ts';
import type { Grant } from './scopes.ts';
import { singleFlight } from './single-flight.ts';
import { type ServiceApp, type Token, tokenEndpoint } from './token.ts';
import { appWording } from './wording.ts';

/** A token is renewed so long before its end that no call arrives with one that has ended, in ms. */
const margin = 60_000;

/** Tries in all of one request: with a new token once, and with the nonces that Okta asks for. */
const maxTries = 4;

/** Signs requests with access tokens. Key and tokens live in here and nowhere else. */
export async function openServiceApp(app: ServiceApp): Promise<Credentials> {
  const { now, scopes: asked } = app;
  const keys = await proofKeys();
  const { proof, learn } = prover(keys, now);
  const endpoint = tokenEndpoint(app, prover(keys, now));
  let token: Token | undefined;
  let grant: Grant = { asked, granted: [] };

  const renewed = singleFlight(async (need: Need, signal) => {
    const given = await endpoint.ask(need, signal);
    token = given;
    grant = { asked, granted: given.granted };
    return given;
  });

  async function current(request: HttpRequest): Promise<Token> {
    if (token && now() < token.endsAt - margin) return token;
    try {
      return await renewed(request, request.signal);
    } catch (error) {
      throw isConnectorError(error) ? new NotSent(error) : error;
    }
  }

  function forget(used: Token): void {
    if (token === used) token = undefined;
  }

  async function tried(next: Send, request: HttpRequest, { scheme, value }: Token): Promise<HttpResponse> {
    const dpop = scheme === 'DPoP' ? await proof(request, value) : undefined;
    const headers = { ...request.headers, authorization: `${scheme} ${value}`, ...(dpop && { dpop }) };
    const response = await next({ ...request, headers });
    learn(response);
    return withoutSecrets(response, [value, ...(dpop ? [dpop] : []), ...(request.secrets ?? [])]);
  }

  return {
    layer: (next) => async (request) => {
      let renewal = false;
      for (let count = 1; ; count += 1) {
        const used = await current(request);
        const response = await tried(next, request, used);
        if (response.status < 400) return response;
        const { error, description = '' } = oauthError(response);
        const unbound = used.scheme === 'Bearer' && /DPoP/.test(description);
        const refused = unbound || error === 'invalid_token' || errorBody(response)?.errorCode === 'E0000011';
        // A scope that was granted in the meantime is in the next token only.
        if (refused || error === 'insufficient_scope') forget(used);
        if (unbound) endpoint.bind();
        const again = error === 'use_dpop_nonce' || (refused && !renewal);
        if (!again || count === maxTries) return response;
        renewal ||= refused;
      }
    },
    wording: async () => appWording(grant),
    async renewGrant(need) {
      await renewed(need, need.signal);
      return grant;
    },
  };
}
