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

/** The token endpoint's words about key and client, and their meaning to whoever set up the connection. Source: Okta's catalogue of OAuth errors */
const notAccepted: Causes = [
  [
    /not a valid client_id|'client_id' parameter/,
    'This org has no service app with this client ID. Copy the client ID from the General tab of the app, and check that the domain is the one of its org.',
  ],
  [
    /application_type/,
    'The client ID belongs to an app that is not a service app. Create a service app in the Admin Console: Applications > Create App Integration > API Services.',
  ],
  [
    /must use the private_key_jwt|does not have a client secret/,
    'The service app does not sign in with a key. Choose "Public key / Private key" as its client authentication on the General tab.',
  ],
  [
    /JWKSet|jwks/i,
    'The service app has no usable public key. Add the public key on the General tab of the app.',
  ],
  [
    /\bkid\b/,
    'The service app has no key with this key ID. Copy the key ID (KID) from the General tab of the app into the connection. It is required if the app has more than one key.',
  ],
  [
    /client_assertion signature is invalid/,
    'The private key does not belong to any public key of the service app. Register its public key with the app, or paste the right private key. A key from another org does not work.',
  ],
  [
    /client_assertion JWT signature algorithm/,
    'The public key of the service app is registered for a different algorithm than the private key uses. Register it again.',
  ],
  [
    /'use' parameter|using a signing key/,
    'The public key of the service app is not registered for signing. Register it with "use": "sig".',
  ],
  [
    /audience claim/,
    'The org has a different name than the domain of the connection. Use the address of the org itself, such as acme.okta.com.',
  ],
  [
    /already been used/,
    'Something between this machine and Okta, such as a proxy, sent the request twice. Make sure that it sends each request once.',
  ],
  [
    /^invalid_dpop_proof/,
    'Okta does not accept the DPoP proof. Something between this machine and Okta may be changing requests.',
  ],
  [
    /^use_dpop_nonce/,
    'Okta keeps asking for a DPoP nonce. Something between this machine and Okta may be removing headers.',
  ],
  [
    /^(?:unsupported_grant_type|unauthorized_client)/,
    'The app is not allowed to sign in by itself. Allow the grant type "Client Credentials" on its General tab, or create a service app: Applications > Create App Integration > API Services.',
  ],
  [
    /^invalid_client/,
    'Okta does not accept this client ID with this key. Check in the Admin Console that the service app is active, has the matching public key, and signs in with "Public key / Private key".',
  ],
];

/** Its words about rights. */
const notGranted: Causes = [
  [
    /^access_denied/,
    'A policy or network zone of the org blocks the service app. Allow it to sign in from the IP address of this machine.',
  ],
  [
    /^(?:consent_required|client_credentials_self_scope_requested)/,
    'The service app was granted none of the scopes that the connection requests. Grant the ones that your recipes need in the Admin Console, under Applications > the app > Okta API Scopes.',
  ],
  [/^invalid_scope: No scopes/, 'The connection requests no scope. Add the scopes that your recipes need.'],
  [
    /^invalid_scope/,
    'The connection requests a scope that the org does not have. Remove it from the scopes of the connection, or list only the scopes that your recipes need.',
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
  if (![400, 401, 403].includes(status) || errorBody(response) || !error) return usual;
  const said = `Okta said: ${sentence(description || error)}`;
  if (aboutTime.test(description)) {
    return usual.with({ code: 'AUTHENTICATION_FAILED', message: `${clocks(response, now)} ${said}` });
  }
  const known = (causes: Causes) => causes.find(([says]) => says.test(`${error}: ${description}`))?.[1];
  const forbidden = known(notGranted);
  const means = forbidden ?? known(notAccepted) ?? 'Okta did not give the service app an access token.';
  return usual.with({ code: forbidden ? 'FORBIDDEN' : 'AUTHENTICATION_FAILED', message: `${means} ${said}` });
}

function clocks({ headers }: HttpResponse, now: number): string {
  const ahead = Math.round((now - Date.parse(headers['date'] ?? '')) / 1000);
  const differ =
    Number.isNaN(ahead) || ahead === 0
      ? 'is wrong'
      : `is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'fast' : 'slow'}`;
  return `The clock of this machine ${differ} compared with the clock of Okta, so Okta rejects the signature. Synchronize the clock with a time server.`;
}
