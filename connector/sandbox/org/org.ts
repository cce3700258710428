import { type Handler, json, type Route } from '../http/exchange.ts';

/** Asked without a token, to learn on which engine the org runs. */
const wellKnown: Handler = (org) =>
  json({
    id: org.id,
    _links: { organization: { href: org.origin } },
    pipeline: org.behaviour.engine === 'classic' ? 'v1' : 'idx',
  });

/** What is asked without a token. */
export const metadataRoutes: readonly Route[] = [['GET', '/.well-known/okta-organization', wellKnown]];
