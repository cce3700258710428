import { oauthRefusal } from '../../../schemas/okta-error.ts';
import { type HttpResponse, jsonIn } from '../../core/send.ts';

/** A refusal in OAuth's own words. */
export interface OAuthError {
  error?: string | undefined;
  description?: string | undefined;
  /** The scopes that were missing, separated by spaces. */
  scope?: string | undefined;
}

/** Okta's token endpoint says it in the body, its API in a header. Source: RFC 6749, 5.2 */
export function oauthError(response: HttpResponse): OAuthError {
  const { error, error_description: description } = oauthRefusal.safeParse(jsonIn(response)).data ?? {};
  return error ? { error, description } : challengeIn(response);
}

/** Okta's API leaves the body empty and says it in the header WWW-Authenticate. Source: RFC 6750, 3 */
export function challengeIn({ headers }: HttpResponse): OAuthError {
  const { error, error_description: description, scope } = challenged(headers['www-authenticate']);
  return { error, description, scope };
}

/** The parameters of all challenges: several schemes may stand in one header, and one of them says what is wrong. */
function challenged(header = ''): Record<string, string> {
  const parameters = header.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g);
  const entries = [...parameters].map(([, name = '', quoted, bare = '']) => [
    name.toLowerCase(),
    quoted?.replaceAll(/\\(.)/g, '$1') ?? bare,
  ]);
  // The first one counts of a name that comes twice.
  return Object.fromEntries(entries.reverse());
}
