import type { HttpResponse } from '../../core/send.ts';

/**
 * A response without what was sent as secret, which Okta or something in between may send back. A success may hold any
 * word, and a short secret may be one: the answer to a recovery question is the name of a city. There only what has 8
 * characters or more is unmistakable.
 */
export function withoutSecrets(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  const { status, body, headers } = response;
  const found = secrets
    .filter((secret) => status >= 300 || secret.length >= unmistakable)
    .flatMap(spellings)
    .filter((spelling) => holds(response, spelling));
  if (found.length === 0) return response;
  const clean = (text: string) =>
    found.reduce((rest, spelling) => rest.replaceAll(sought(spelling), '[secret]'), text);
  return {
    ...response,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)])),
    body: clean(body),
  };
}

const unmistakable = 8;

/** A text as it stands in JSON that is quoted in JSON, in JSON, and by itself. */
function spellings(secret: string): string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  return quoted === secret ? [secret] : [JSON.stringify(quoted).slice(1, -1), quoted, secret];
}

/** A loop, since every answer passes here, and a list of its texts costs more than looking through them. */
function holds({ body, headers }: HttpResponse, text: string): boolean {
  if (body.includes(text)) return true;
  for (const name in headers) {
    if (headers[name]?.includes(text)) return true;
  }
  return false;
}

/** A short secret is no part of the words that hold it. What stands before it may be an escape, as JSON and URLs have them. */
function sought(spelling: string): string | RegExp {
  if (spelling.length >= unmistakable) return spelling;
  const literal = spelling.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<=^|[^\\p{L}\\p{N}]|\\\\[bfnrt]|%[\\dA-F]{2})${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
