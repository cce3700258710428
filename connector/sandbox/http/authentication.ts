import { bearerOf } from '../access/access-token.ts';
import { ownerOf } from '../access/api-tokens.ts';
import { OAuthError } from '../access/errors.ts';
import { mayCall } from '../access/rights.ts';
import { includes, scopeOf } from '../access/scopes.ts';
import type { Org } from '../state/org.ts';
import { OktaError } from './errors.ts';
import type { Call, Principal } from './exchange.ts';

/** The call of somebody who is known. `me` is the owner of an API token; an app that acts for itself is no user. */
export async function authenticated(org: Org, call: Call): Promise<Call> {
  const principal = await principalOf(org, call);
  const segment = (name: string): string => {
    const value = call.segment(name);
    return name === 'user' && value === 'me' && principal.type === 'User' ? principal.id : value;
  };
  return { ...call, principal, segment };
}

function principalOf(org: Org, call: Call): Principal | Promise<Principal> {
  const [, scheme = '', credential = ''] = /^(\S+) (\S+)$/.exec(call.header('authorization') ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'ssws':
      return ownerOf(org, call, credential);
    case 'bearer':
      return bearerOf(org, call, credential, 'Bearer');
    case 'dpop':
      return bearerOf(org, call, credential, 'DPoP');
    default:
      throw new OktaError('E0000011');
  }
}

/** Checks the scopes that the token of a call was granted, and then the rights of its holder. */
export function authorize(org: Org, call: Call): void {
  const { scopes } = call.principal;
  if (scopes) {
    const scope = scopeOf(call.method, call.path);
    if (!scope) throw new OktaError('E0000005');
    if (!includes(scopes, scope)) throw new OAuthError('access_token_insufficient_scopes');
  }
  if (!mayCall(org, call)) throw new OktaError('E0000006');
}
