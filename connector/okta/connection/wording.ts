import type { HttpResponse } from '../../core/send.ts';
import type { Challenge, Wording } from '../road/authorization.ts';
import { challengeIn } from './oauth-error.ts';
import { allows, type Grant } from './scopes.ts';

/** OAuth's words when Okta does not accept the token or its proof, some of them with status 400. */
const unauthenticated = /^(?:invalid_token|invalid_dpop_proof|use_dpop_nonce)$/;

/** The words that Okta's API has for a token. A gateway has others, or none. Source: RFC 6750, 3.1; RFC 9449, 7.1 */
const known =
  /^(?:invalid_token|invalid_dpop_proof|use_dpop_nonce|insufficient_scope|invalid_request|invalid_client|access_denied)$/;

function challenge(response: HttpResponse): Challenge | undefined {
  const { status, headers, body } = response;
  if (![400, 401, 403].includes(status)) return undefined;
  const { error, description = error, scope = '' } = challengeIn(response);
  const bare = body === '' && /\b(?:Bearer|DPoP)\b/i.test(headers['www-authenticate'] ?? '');
  if (!(error ? known.test(error) : bare)) return undefined;
  return {
    refused: unauthenticated.test(error ?? ''),
    missing: error === 'insufficient_scope' ? scope.split(' ').filter(Boolean) : [],
    said: description,
  };
}

/** The words for an API key, which may do what its administrator may. */
export const keyWording: Wording = {
  challenge,
  notAccepted:
    'Okta does not accept the API key. It is wrong, expired, revoked, from another org, or not allowed from this network. Create a new API token and enter it in the connection.',
  forbidden(scopes, { missing } = { refused: false, missing: [] }) {
    if (missing.length > 0) {
      return `The connection was not granted the scope ${missing.join(', ')}. Grant it in the Admin Console.`;
    }
    const needs =
      scopes.length > 0 ? ` An administrator role with the rights of ${scopes.join(', ')} is required.` : '';
    return `The administrator behind the connection is not allowed to do this.${needs}`;
  },
  closed: 'An API key cannot be used for this operation, whatever its role. Use the Admin Console.',
};

/** The words for a service app, which may do what its scopes and its role both allow. */
export const appWording = ({ asked, granted }: Grant): Wording => ({
  challenge,
  notAccepted:
    'Okta does not accept the access token that it gave to the service app. Check in the Admin Console that the app is active, and in the connection that the domain is the one of its org.',
  // Okta says which scope is missing, and of the role nothing.
  forbidden(scopes, { missing: named } = { refused: false, missing: [] }) {
    const missing = named.length > 0 ? named : scopes.filter((one) => !allows(granted, one));
    const unasked = missing.filter((one) => !allows(asked, one));
    if (unasked.length > 0) {
      return `The connection does not request the scope ${unasked.join(', ')}. Add it to the scopes of the connection, and grant it to the service app in the Admin Console, under Applications > the app > Okta API Scopes.`;
    }
    if (missing.length > 0) {
      return `The service app was not granted the scope ${missing.join(', ')}. Grant it in the Admin Console, under Applications > the app > Okta API Scopes.`;
    }
    const has = scopes.length > 0 ? `has the scope ${scopes.join(', ')}, but ` : 'has ';
    return `The service app ${has}no administrator role that allows this. Assign one in the Admin Console, under Applications > the app > Admin roles.`;
  },
  closed:
    'A service app cannot use this operation, whatever its scopes and role. Use a connection with an API key, or the Admin Console.',
});
