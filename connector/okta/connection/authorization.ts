import type { HttpRequest, Layer } from '../../core/send.ts';
import { withoutSecrets } from '../road/without-secrets.ts';
import type { ServiceApp } from './service-app.ts';

/** The scopes behind an access token. Okta leaves those out that the service app was not granted, and says nothing. */
export interface Grant {
  asked: readonly string[];
  granted: readonly string[];
}

/** What a token is needed for: until when, and how it is stopped. */
export type Need = Pick<HttpRequest, 'deadline' | 'signal' | 'log'>;

/** How a connection shows Okta who it is. Answers come back without the secrets that were sent. */
export interface Authorization {
  /** Puts the credentials on each try. */
  layer: Layer;
  /** An API key has none: it may do what its administrator may. */
  grant(): Promise<Grant | undefined>;
  /** The same by a token of now, which holds what was granted in the meantime. */
  renewGrant(need: Need): Promise<Grant | undefined>;
}

export const byApiKey = (apiKey: string): Authorization => ({
  layer: (next) => async (request) =>
    withoutSecrets(
      await next({ ...request, headers: { ...request.headers, authorization: `SSWS ${apiKey}` } }),
      [apiKey, ...(request.secrets ?? [])],
    ),
  grant: async () => undefined,
  renewGrant: async () => undefined,
});

/** The modules that sign JWTs are loaded at the first call, since a connection with an API key has no use for them. */
export function byServiceApp(app: ServiceApp): Authorization {
  let opened: Promise<Authorization> | undefined;
  const open = () => {
    opened ??= import('./service-app.ts').then(({ openServiceApp }) => openServiceApp(app));
    return opened;
  };
  return {
    layer: (next) => async (request) => (await open()).layer(next)(request),
    grant: async () => (await open()).grant(),
    renewGrant: async (need) => (await open()).renewGrant(need),
  };
}
