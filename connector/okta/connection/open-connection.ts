import type { RateLimit } from '../../core/load.ts';
import { bounded, type ConnectorOptions, clientsOf, type OrgClient, type RunScope } from '../road/client.ts';
import { governor } from '../road/rate-limit.ts';
import { byApiKey, byServiceApp } from './authorization.ts';
import { readConnection } from './connection.ts';
import type { Need } from './credentials.ts';
import type { Grant } from './scopes.ts';

/** A connection whose domain and key are in order. It remembers the rate limits of the org for all runs. */
export interface OpenConnection {
  readonly origin: string;
  /** A client for one run, whose time begins now. */
  client(scope: RunScope): OrgClient;
  /** The rate limits that its calls have met. */
  rateLimits(): RateLimit[];
  /** The service app that the connection is, if it is one. */
  readonly clientId?: string;
  /** The scopes that a new token grants to the service app. An API key has no scopes. */
  renewGrant(need: Need): Promise<Grant | undefined>;
}

/** Checks a connection as a person typed it. Nothing is sent. INVALID_CONNECTION says what is wrong. */
export function openConnection(raw: unknown, given: ConnectorOptions): OpenConnection {
  const { origin, credentials } = readConnection(raw);
  const options = { ...given, send: bounded(given) };
  const { send, sleep, now, userAgent = 'okta-workflow-connector', scopes: usual = [] } = options;
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': userAgent,
  };
  const authorization =
    'apiKey' in credentials
      ? byApiKey(credentials.apiKey)
      : byServiceApp({
          origin,
          headers,
          send,
          sleep,
          now,
          ...credentials,
          scopes: credentials.scopes ?? usual,
        });
  const governed = governor(options);
  return {
    origin,
    client: clientsOf({ origin, headers, authorization, governor: governed, options }),
    rateLimits: governed.limits,
    renewGrant: authorization.renewGrant,
    ...('clientId' in credentials && { clientId: credentials.clientId }),
  };
}
