import { z } from 'zod/v3';
import { user } from '../../../schemas/user.ts';
import type { Reply } from '../../core/client.ts';
import { ConnectorError, type ErrorCode, isConnectorError } from '../../core/error.ts';
import type { ConnectionTest } from '../../core/load.ts';
import { bucketOf } from '../road/rate-limit.ts';
import { rateLimitNumbers, resetOf } from '../road/rate-limit-headers.ts';
import { isOktaHost } from './domain.ts';
import type { OpenConnection } from './open-connection.ts';
import { familyOf, isSuper, type NeededScopes, rightsTo } from './rights.ts';
import { allows } from './scopes.ts';

/** The families of resources that are tried, by a list of each. Whoever may not read an item of it may do nothing there. */
const lists: Readonly<Record<string, string>> = {
  users: '/api/v1/users',
  groups: '/api/v1/groups',
  apps: '/api/v1/apps',
  logs: '/api/v1/logs',
};

const organization = z
  .object({ id: z.string().startsWith('00o'), pipeline: z.string().optional().catch(undefined) })
  .passthrough();
const settings = z.object({ companyName: z.string().nullish() }).passthrough();
const assignments = z.array(z.object({ type: z.string() }).passthrough());

/** An API token dies when it was not used for so long, in ms. Source: developer.okta.com/docs/guides/create-an-api-token */
const unusedLife = 30 * 86_400_000;

export interface TestCall {
  /** The actions that the test is to tell of. */
  actions: readonly NeededScopes[];
  signal?: AbortSignal | undefined;
}

/** The findings of a test of a connection. */
export type Findings = Omit<ConnectionTest, 'message'>;

/**
 * Asks the org who the connection is and what it may do. The org is asked for its public description first, without
 * credentials. It takes four to nine calls, none of which changes anything.
 */
export async function probe(connection: OpenConnection, { actions, signal }: TestCall): Promise<Findings> {
  const { origin, clientId } = connection;
  const okta = connection.client({ scopes: [], idempotent: true, signal });
  const org = organization.safeParse(await okta.organization()).data;
  if (!org) throw notAnOrg(origin);
  // With a token of now, since what was granted in the meantime is not in an older one.
  const grant = await connection.renewGrant({ deadline: okta.deadline, signal });
  const may = (scope: string) => !grant || allows(grant.granted, scope);
  const rateLimits = new Map<string, RateLimit>();

  async function read<S extends z.ZodTypeAny>(
    path: string,
    expect: S,
    query = {},
  ): Promise<z.infer<S> | undefined> {
    const reply = await unlessHidden(okta.call({ method: 'GET', path, query, expect }));
    const left = reply && rateLimitOf(path, reply);
    const known = left && rateLimits.get(left.bucket);
    if (left && !(known && known.remaining < left.remaining)) rateLimits.set(left.bucket, left);
    return reply?.body;
  }

  const me = clientId ? undefined : await read('/api/v1/users/me', user);
  const login = me?.profile?.login ?? me?.id;
  const holder = clientId ? `/oauth2/v1/clients/${clientId}` : me && `/api/v1/users/${me.id}`;
  const [told, assigned] = await Promise.all([
    may('okta.orgs.read') ? read('/api/v1/org', settings) : undefined,
    holder && may('okta.roles.read') ? read(`${holder}/roles`, assignments) : undefined,
  ]);
  const roles = assigned?.map(({ type }) => type);

  const needed = new Set(actions.flatMap(({ scopes }) => scopes.map(familyOf)));
  const tried = isSuper({ roles })
    ? []
    : Object.keys(lists).filter((family) => needed.has(family) && may(`okta.${family}.read`));
  const readable = await Promise.all(
    tried.map(async (family) => {
      const listed = await read(lists[family] ?? '', z.array(z.unknown()), { limit: 1 });
      return [family, listed !== undefined] as const;
    }),
  );
  const can = rightsTo(actions, { grant, roles, readable: Object.fromEntries(readable) });
  const name = told?.companyName;
  const engine = org.pipeline && (org.pipeline === 'v1' ? 'classic' : 'identity');
  return {
    origin,
    ...(name && { org: name }),
    ...(engine && { engine }),
    ...(login && { login }),
    ...(clientId && { clientId }),
    ...(roles && { roles }),
    actions: can,
    rateLimits: [...rateLimits.values()],
    ...(!clientId && { expiresAt: new Date(okta.now() + unusedLife).toISOString() }),
  };
}

const notAnOrg = (origin: string) =>
  new ConnectorError(
    'INVALID_CONNECTION',
    isOktaHost(origin)
      ? `There is no Okta org at ${origin}, or a proxy answered in its place. Check the name and the ending: preview orgs are at oktapreview.com, others at okta-emea.com or okta-gov.com. No key was sent.`
      : `${origin} answers, but it is not an Okta org. Check the Okta domain. No key was sent.`,
  );

/** Okta's statuses for something that it does not show to this administrator, or that this org does not have. */
const hidden = new Set<ErrorCode>(['FORBIDDEN', 'NOT_FOUND', 'NOT_LICENSED', 'REJECTED']);

async function unlessHidden<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isConnectorError(error) && hidden.has(error.code)) return undefined;
    throw error;
  }
}

type RateLimit = ConnectionTest['rateLimits'][number];

function rateLimitOf(path: string, reply: Reply): RateLimit | undefined {
  const [limit, remaining] = [rateLimitNumbers(reply, 'limit')[0], rateLimitNumbers(reply, 'remaining')[0]];
  if (limit === undefined || remaining === undefined) return undefined;
  return { bucket: bucketOf('GET', path), limit, remaining, resetAt: resetOf(reply) ?? null };
}
