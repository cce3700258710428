import { isObject } from '../../core/conform.ts';
import { type HttpResponse, jsonIn } from '../../core/send.ts';

/**
 * A response without what was sent as secret, which Okta or something in between may send back. A success may hold any
 * word, and a short secret may be one: the answer to a recovery question is the name of a city. There only what has 8
 * characters or more is unmistakable.
 */
export function withoutSecrets(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  const { status, headers } = response;
  const body = inOneSpelling(response.body);
  const found = secrets
    .filter((secret) => status >= 300 || secret.length >= unmistakable)
    .map(spellings)
    .filter((each) => each.some((spelling) => contains({ headers, body }, spelling)))
    .flat();
  if (found.length === 0) return response;
  const clean = (text: string) =>
    found.reduce((rest, spelling) => rest.replaceAll(sought(spelling), hidden), text);
  return {
    ...response,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)])),
    body: cleanBody(body, clean),
  };
}

const unmistakable = 8;

/** What stands for a secret in a response. */
export const hidden = '[secret]';

/** JSON may write any character as an escape, in which no search finds it. Such bodies are rare, and reading all would take long. */
function inOneSpelling(body: string): string {
  const json = /\\[u/]/.test(body) ? jsonIn({ body }) : undefined;
  return json === undefined ? body : JSON.stringify(json);
}

/** A secret may be a number, and what stands for it is a text: put into the body as it is, it would leave no JSON. */
function cleanBody(body: string, clean: (text: string) => string): string {
  const json = jsonIn({ body });
  return json === undefined ? clean(body) : JSON.stringify(cleanJson(json, clean));
}

function cleanJson(value: unknown, clean: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, clean));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [clean(key), cleanJson(inner, clean)]),
    );
  }
  const text = String(value);
  const rest = clean(text);
  return rest === text ? value : rest;
}

/** A text as it stands in JSON that is quoted in JSON, in JSON, in a URL, and by itself: API keys are the same everywhere. */
function spellings(secret: string): string[] {
  if (/^[\w.~-]+$/.test(secret)) return [secret];
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [...new Set([JSON.stringify(quoted).slice(1, -1), quoted, encodeURIComponent(secret), secret])];
}

/** A loop, since every answer passes here, and a list of its texts costs more than looking through them. */
function contains({ body, headers }: Pick<HttpResponse, 'body' | 'headers'>, text: string): boolean {
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
