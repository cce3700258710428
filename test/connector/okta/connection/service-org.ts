import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { openConnection } from '../../../../connector/okta/connection/open-connection.ts';
import type { ConnectorOptions, RunScope } from '../../../../connector/okta/road/client.ts';
import { responseOf, stillClock } from '../../../road.ts';

export const origin = 'https://acme.okta.com';
export const tokenUrl = `${origin}/oauth2/v1/token`;

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A connection of a service app, whose public key the org below has. */
export const connection = {
  domain: 'acme.okta.com',
  authentication: 'oauth',
  clientId: '0oaServiceApp',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  keyId: 'key-1',
};

interface Rules {
  publicKey?: KeyObject;
  granted?: string[];
  /** Tokens are bound, and a proof without the nonce of the moment is refused. */
  dpop?: boolean;
  /** The nonces in turn: the org goes on to the next one with each token, and stays at the last. */
  nonces?: string[];
  /** Answers a call whose token was accepted. */
  api?: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
  /** Answers what is asked without a token. */
  public?: () => HttpResponse;
  /** Answers the token endpoint before it looks at anything. */
  endpoint?: (request: HttpRequest, count: number) => HttpResponse | Error | undefined;
}

/** A refusal of Okta's token endpoint. */
export const oauthRefusal = (status: number, error: string, error_description: string, headers = {}) =>
  responseOf(status, { error, error_description }, headers);

/** A refusal of a token by Okta's API, which has no body. */
export const challenge = (status: number, error: string, more = '', scheme = 'Bearer') =>
  responseOf(status, '', {
    'www-authenticate': `${scheme} authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", ${more}error="${error}", error_description="Described by Okta", resource="/api/v1/users"`,
  });

/** An org that checks every JWT as Okta does, and keeps what it was sent. */
export function serviceOrg(rules: Rules = {}, road: Partial<ConnectorOptions> = {}, raw: object = {}) {
  const { publicKey = pair.publicKey, granted = ['okta.users.read', 'okta.users.manage'] } = rules;
  const { nonces = ['nonce-1'], api = () => responseOf(200, { id: '00u1' }), endpoint } = rules;
  const clock = stillClock();
  const sent: HttpRequest[] = [];
  const assertions: { payload: JWTPayload; header: object }[] = [];
  const proofs: { payload: JWTPayload; header: object }[] = [];
  const seen = new Set<unknown>();
  const tokens = new Map<string, { thumbprint: string | undefined; endsAt: number }>();
  const org = { dpop: rules.dpop ?? false, nonces: [...nonces] };

  const currentDate = () => new Date(clock.now());
  const nonceHeader = (): Record<string, string> => ({ 'dpop-nonce': org.nonces[0] ?? '' });

  function once(jti: unknown): void {
    if (typeof jti !== 'string' || seen.has(jti)) throw new Error('The ID of the JWT was used before');
    seen.add(jti);
  }

  /** The key of a proof, when all of it is right. */
  async function proved(request: HttpRequest, ath?: string): Promise<{ thumbprint: string; nonce: unknown }> {
    const proof = request.headers['dpop'] ?? '';
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      maxTokenAge: 300,
      currentDate: currentDate(),
    });
    const { jwk } = protectedHeader;
    if (!jwk || 'd' in jwk) throw new Error('A proof shows the public half of its key, and that only');
    once(payload.jti);
    const htu = request.url.split('?')[0];
    if (payload['htm'] !== request.method || payload['htu'] !== htu) throw new Error('Another request');
    if (payload['ath'] !== ath) throw new Error('Another token');
    proofs.push({ payload, header: protectedHeader });
    return { thumbprint: await calculateJwkThumbprint(jwk), nonce: payload['nonce'] };
  }

  async function token(request: HttpRequest): Promise<HttpResponse> {
    const form = new URLSearchParams(request.body);
    const assertion = form.get('client_assertion') ?? '';
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      issuer: connection.clientId,
      subject: connection.clientId,
      audience: tokenUrl,
      currentDate: currentDate(),
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    once(payload.jti);
    assertions.push({ payload, header: protectedHeader });
    let thumbprint: string | undefined;
    if (org.dpop) {
      if (!request.headers['dpop']) {
        return oauthRefusal(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
      }
      const proof = await proved(request);
      if (proof.nonce !== org.nonces[0]) {
        const described = 'Authorization server requires nonce in DPoP proof.';
        return oauthRefusal(400, 'use_dpop_nonce', described, nonceHeader());
      }
      thumbprint = proof.thumbprint;
    }
    const scope = (form.get('scope') ?? '').split(' ').filter((one) => granted.includes(one));
    if (scope.length === 0) {
      return oauthRefusal(400, 'consent_required', 'You are not allowed any of the requested scopes.');
    }
    const access_token = `eyToken-${tokens.size + 1}`;
    tokens.set(access_token, { thumbprint, endsAt: clock.now() + 3_600_000 });
    const token_type = org.dpop ? 'DPoP' : 'Bearer';
    if (org.nonces.length > 1) org.nonces.shift();
    return responseOf(
      200,
      { token_type, expires_in: 3600, access_token, scope: scope.join(' ') },
      { 'cache-control': 'no-store', ...(org.dpop && nonceHeader()) },
    );
  }

  async function resource(request: HttpRequest): Promise<HttpResponse> {
    const [scheme, value = ''] = (request.headers['authorization'] ?? '').split(' ');
    const known = tokens.get(value);
    if (!known || known.endsAt <= clock.now()) return challenge(401, 'invalid_token');
    if (known.thumbprint !== undefined || scheme === 'DPoP') {
      if (scheme !== 'DPoP') throw new Error('A bound token goes with a proof');
      const ath = createHash('sha256').update(value).digest('base64url');
      const { thumbprint } = await proved(request, ath);
      if (thumbprint !== known.thumbprint) return challenge(401, 'invalid_token', '', 'DPoP');
    }
    return api(request);
  }

  const asked = () => sent.filter(({ url }) => url === tokenUrl);
  const send = async (request: HttpRequest) => {
    sent.push(request);
    request.signal?.throwIfAborted();
    if (rules.public && request.url.includes('/.well-known/')) return rules.public();
    if (request.url !== tokenUrl) return resource(request);
    const answer = endpoint?.(request, asked().length);
    if (answer instanceof Error) throw answer;
    return answer ?? token(request);
  };
  const opened = openConnection(
    { ...connection, ...raw },
    { send, ...clock, scopes: ['okta.users.read', 'okta.users.manage', 'okta.groups.read'], ...road },
  );
  const client = (scope: Partial<RunScope> = {}) =>
    opened.client({ scopes: ['okta.users.read'], idempotent: true, ...scope });
  return Object.assign(org, {
    clock,
    sent,
    asked,
    calls: () => sent.filter(({ url }) => url !== tokenUrl),
    assertions,
    proofs,
    tokens,
    opened,
    client,
    get: (scope?: Partial<RunScope>) => client(scope).call({ method: 'GET', path: '/api/v1/users/00u1' }),
  });
}
