import { accessToken } from '../../../schemas/access-token.ts';
import { ConnectorError } from '../../core/error.ts';
import { type HttpRequest, type HttpResponse, type Layer, layered, type Send } from '../../core/send.ts';
import { readContent } from '../road/content.ts';
import { whereToLook } from '../road/errors.ts';
import { type Clock, retry } from '../road/retry.ts';
import { withoutSecrets } from '../road/without-secrets.ts';
import type { Need } from './credentials.ts';
import type { Prover } from './dpop.ts';
import { signedJwt } from './jwt.ts';
import { oauthError } from './oauth-error.ts';
import type { PrivateKey } from './private-key.ts';
import { tokenRefusal } from './token-errors.ts';

/** An OAuth 2.0 service app of an org, and the way there. */
export interface ServiceApp extends Clock {
  clientId: string;
  privateKey: PrivateKey;
  keyId?: string | undefined;
  scopes: readonly string[];
  origin: string;
  send: Send;
  headers: Record<string, string>;
}

/** The life of an assertion, in seconds. Okta allows an hour. */
const assertionLife = 300;

/** Okta's access tokens live for an hour. What claims more is not believed, so that it is asked again. */
const tokenLife = 3600;

/** Tries in all, when the endpoint says how else it wants to be asked: with a proof, with a nonce, with a newer nonce. */
const maxTries = 4;

export interface Token {
  value: string;
  scheme: 'Bearer' | 'DPoP';
  granted: readonly string[];
  /** By the road's clock, in ms. */
  endsAt: number;
}

export interface TokenEndpoint {
  /** Asks for a token, within the deadline of what needs it. */
  ask(need: Need, signal: AbortSignal): Promise<Token>;
  /** Tokens are bound to the key of the proofs after this. */
  bind(): void;
}

/**
 * The token endpoint of the org's own authorization server, the only one that gives tokens for Okta's API. Whether tokens
 * have to be bound (DPoP) is a setting of the service app, and it is learned from the endpoint's answers.
 * Source: developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp
 */
export function tokenEndpoint(
  { clientId, privateKey, keyId, scopes, origin, headers, send, now, sleep }: ServiceApp,
  prover: Prover,
): TokenEndpoint {
  const url = `${origin}/oauth2/v1/token`;
  const kid = keyId ?? privateKey.keyId;
  let bound = false;

  const assertion = () => {
    const seconds = Math.floor(now() / 1000);
    return signedJwt({
      claims: { iss: clientId, sub: clientId, aud: url, exp: seconds + assertionLife },
      header: { alg: privateKey.algorithm, ...(kid && { kid }) },
      key: privateKey.key,
      now: seconds,
    });
  };

  async function signedTry(next: Send, request: HttpRequest): Promise<HttpResponse> {
    const client_assertion = await assertion();
    const proof = bound ? await prover.proof(request) : undefined;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
    }).toString();
    const signed = { ...request, body, headers: { ...request.headers, ...(proof && { dpop: proof }) } };
    const response = await next(signed);
    prover.learn(response);
    return withoutSecrets(response, [client_assertion, ...(proof ? [proof] : [])]);
  }

  const negotiated: Layer = (next) => async (request) => {
    for (let tried = 1; ; tried += 1) {
      const unproved = !bound;
      const response = await signedTry(next, request);
      const { error } = response.status < 300 ? {} : oauthError(response);
      const wantsNonce = error === 'use_dpop_nonce';
      const wantsProof = unproved && error === 'invalid_dpop_proof';
      if (tried === maxTries || !(wantsNonce || wantsProof)) return response;
      bound = true;
    }
  };
  const travel = layered([retry({ now, sleep }), readContent, negotiated], send);

  async function ask(need: Need, signal: AbortSignal): Promise<Token> {
    const { deadline, log } = need;
    const askedAt = now();
    const request: HttpRequest = {
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      repeatable: true,
      deadline,
      signal,
      log,
    };
    const response = await travel(request);
    if (response.status !== 200) throw tokenRefusal({ request, response, scopes, now: now() });
    const token = tokenIn(response, { askedAt, scopes });
    if (token.scheme === 'Bearer' || bound) return token;
    // Bound to no key of ours, so that it cannot be used.
    bound = true;
    return ask(need, signal);
  }

  return {
    ask,
    bind() {
      bound = true;
    },
  };
}

function tokenIn(
  response: HttpResponse,
  { askedAt, scopes }: { askedAt: number; scopes: readonly string[] },
): Token {
  const { data } = accessToken.safeParse(response.content);
  if (!data) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `The response to the request for an access token contains none, so it is not from Okta. ${whereToLook}`,
      { status: response.status },
    );
  }
  return {
    value: data.access_token,
    scheme: /^dpop$/i.test(data.token_type) ? 'DPoP' : 'Bearer',
    granted: data.scope?.split(' ') ?? scopes,
    endsAt: askedAt + Math.min(data.expires_in, tokenLife) * 1000,
  };
}
