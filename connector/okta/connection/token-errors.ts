import type { ConnectorError } from '../../core/error.ts';
import type { HttpRequest, HttpResponse } from '../../core/send.ts';
import { errorBody, refusal, sentence } from '../road/errors.ts';
import { oauthError } from './oauth-error.ts';
import { appWording } from './wording.ts';

export interface TokenRefusal {
  request: HttpRequest;
  response: HttpResponse;
  scopes: readonly string[];
  /** By the road's clock, in ms. */
  now: number;
}

type Causes = readonly [says: RegExp, means: string][];

/** What the token endpoint says of key and client, and what it means to whoever set up the connection. Source: Okta's catalogue of OAuth errors */
const notAccepted: Causes = [
  [
    /not a valid client_id|'client_id' parameter/,
    'This org has no service app with this client ID. Copy the client ID from the General tab of the app, and check that the domain is that of its org.',
  ],
  [
    /application_type/,
    'The client ID belongs to an app that is no service app. Create one in the Admin Console: Applications > Create App Integration > API Services.',
  ],
  [
    /must use the private_key_jwt|does not have a client secret/,
    'The service app does not sign in with a key. Choose "Public key / Private key" as its client authentication, on its General tab.',
  ],
  [
    /JWKSet|jwks/i,
    'The service app has no usable public key. Add the public half of the key on its General tab.',
  ],
  [
    /\bkid\b/,
    'The service app has no key with this key ID. Copy the ID (KID) of the key from the General tab of the app into the connection; with more than one key it is needed.',
  ],
  [
    /client_assertion signature is invalid/,
    'The private key is not the other half of a key that the service app has. Register its public half there, or paste the right private key; a key of another org does not fit.',
  ],
  [
    /client_assertion JWT signature algorithm/,
    'The public key of the service app is registered for another algorithm than the one of the private key. Register it anew.',
  ],
  [
    /'use' parameter|using a signing key/,
    'The public key of the service app is not registered for signing. Register it with "use": "sig".',
  ],
  [
    /audience claim/,
    'The org goes by another name than the domain of the connection. Put the address of the org itself there, such as acme.okta.com.',
  ],
  [
    /already been used/,
    'Something between here and Okta, such as a proxy, sent the request twice. Let it send each request once.',
  ],
  [
    /^invalid_dpop_proof/,
    'Okta does not accept the proof that the token would be bound to (DPoP). Something between here and Okta may change requests.',
  ],
  [
    /^use_dpop_nonce/,
    'Okta asks for a nonce again and again (DPoP). Something between here and Okta may take headers away.',
  ],
  [
    /^(?:unsupported_grant_type|unauthorized_client)/,
    'The app may not sign in by itself. Allow the grant type "Client Credentials" on its General tab, or create a service app: Applications > Create App Integration > API Services.',
  ],
  [
    /^invalid_client/,
    'Okta does not accept the client ID with this key. Check in the Admin Console that the service app is active, has the public half of the key, and signs in with "Public key / Private key".',
  ],
];

/** What it says of rights. */
const notGranted: Causes = [
  [
    /^access_denied/,
    'A policy or a network zone of the org keeps the service app from getting a token. Allow it from the address of this machine.',
  ],
  [
    /^(?:consent_required|client_credentials_self_scope_requested)/,
    'None of the scopes that the connection asks for was granted to the service app. Grant those that your recipes need in the Admin Console, Applications > the app > Okta API Scopes.',
  ],
  [/^invalid_scope: No scopes/, 'The connection asks for no scope. Name those that your recipes need in it.'],
  [
    /^invalid_scope/,
    'The connection asks for a scope that the org does not have. Take it out of the scopes of the connection, or name there only those that your recipes need.',
  ],
];

/** Okta compares the times in a JWT with its own clock. */
const aboutTime =
  /is expired|far into the future|before the current time|in the future|minutes in the past|'iat' claim/;

/** The ConnectorError for an answer of the token endpoint that is no token. */
export function tokenRefusal({ request, response, scopes, now }: TokenRefusal): ConnectorError {
  const { error, description = '' } = oauthError(response);
  const wording = appWording({ asked: scopes, granted: [] });
  const usual = refusal({ request, response, scopes, wording });
  const { status } = response;
  if (status === 429 || status >= 500 || errorBody(response) || !error) return usual;
  const said = `Okta said: ${sentence(description || error)}`;
  if (aboutTime.test(description)) {
    return usual.with({ code: 'AUTHENTICATION_FAILED', message: `${clocks(response, now)} ${said}` });
  }
  const known = (causes: Causes) => causes.find(([says]) => says.test(`${error}: ${description}`))?.[1];
  const forbidden = known(notGranted);
  const means = forbidden ?? known(notAccepted) ?? 'Okta gives the service app no access token.';
  return usual.with({ code: forbidden ? 'FORBIDDEN' : 'AUTHENTICATION_FAILED', message: `${means} ${said}` });
}

function clocks({ headers }: HttpResponse, now: number): string {
  const ahead = Math.round((now - Date.parse(headers['date'] ?? '')) / 1000);
  const differ =
    Number.isNaN(ahead) || ahead === 0
      ? 'is wrong'
      : `is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'fast' : 'slow'}`;
  return `The clock of this machine ${differ} by that of Okta, which takes the signature for one of another time. Set the clock by a time server.`;
}
