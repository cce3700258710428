import type { HttpResponse } from '../../core/send.ts';

/** Something that is not Okta could send secrets back in its answer, which would then be in the error. */
export function withoutSecrets(response: HttpResponse, secrets: string[]): HttpResponse {
  if (response.status < 300) return response;
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  return {
    ...response,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, clean(value)]),
    ),
    body: clean(response.body),
  };
}
