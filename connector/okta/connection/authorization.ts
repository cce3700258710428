import { withoutSecrets } from '../road/without-secrets.ts';
import type { Credentials } from './credentials.ts';
import type { ServiceApp } from './token.ts';
import { keyWording } from './wording.ts';

export const byApiKey = (apiKey: string): Credentials => ({
  layer: (next) => async (request) =>
    withoutSecrets(
      await next({ ...request, headers: { ...request.headers, authorization: `SSWS ${apiKey}` } }),
      [apiKey, ...(request.secrets ?? [])],
    ),
  wording: async () => keyWording,
  renewGrant: async () => undefined,
});

/** The modules that sign JWTs are loaded at the first call, since a connection with an API key has no use for them. */
export function byServiceApp(app: ServiceApp): Credentials {
  let opened: Promise<Credentials> | undefined;
  const open = () => {
    opened ??= import('./service-app.ts').then(({ openServiceApp }) => openServiceApp(app));
    return opened;
  };
  return {
    layer: (next) => async (request) => (await open()).layer(next)(request),
    wording: async () => (await open()).wording(),
    renewGrant: async (need) => (await open()).renewGrant(need),
  };
}
