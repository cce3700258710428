import { type Handler, json, type Route } from '../http/exchange.ts';

/** Clients ask this without a token to learn which engine the org runs on. */
const wellKnown: Handler = (org) =>
  json({
    id: org.id,
    _links: { organization: { href: org.origin } },
    pipeline: org.behaviour.engine === 'classic' ? 'v1' : 'idx',
  });

/** Paths that need no token. */
export const metadataRoutes: readonly Route[] = [['GET', '/.well-known/okta-organization', wellKnown]];
