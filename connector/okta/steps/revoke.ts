import { z } from 'zod/v3';
import { client } from '../../../schemas/client.ts';
import type { Client } from '../../core/client.ts';
import { expected } from '../../core/run.ts';
import { deleteOnce } from './delete-once.ts';

interface Which<Kind extends string> {
  userId: string;
  which: Kind | 'client' | 'all';
  clientId?: string | undefined;
}

const ofUser = '/api/v1/users/{userId}';
const ofClient = `${ofUser}/clients/{clientId}`;

/** Revokes one grant of a user, all of one client, or all. */
export function revokeGrants(okta: Client, params: Which<'grant'> & { grantId?: string | undefined }) {
  const path = {
    grant: `${ofUser}/grants/{grantId}`,
    client: `${ofClient}/grants`,
    all: `${ofUser}/grants`,
  }[params.which];
  return deleteOnce(okta, { method: 'DELETE', path, params: { ...params } });
}

/** Revokes one refresh token of a user, all of one client, or all. Okta has no call for all, so the clients are read first. */
export async function revokeRefreshTokens(
  okta: Client,
  params: Which<'token'> & { tokenId?: string | undefined },
): Promise<void> {
  if (params.which === 'token') {
    const path = `${ofClient}/tokens/{tokenId}`;
    return deleteOnce(okta, { method: 'DELETE', path, params: { ...params } });
  }
  const { userId } = params;
  const clientIds = params.which === 'all' ? await clientIdsOf(okta, userId) : [params.clientId];
  for (const clientId of clientIds) {
    await okta.call({ method: 'DELETE', path: `${ofClient}/tokens`, params: { userId, clientId } });
  }
}

async function clientIdsOf(okta: Client, userId: string): Promise<string[]> {
  const call = { method: 'GET', path: `${ofUser}/clients`, params: { userId } } as const;
  const { page } = await okta.list(call, {});
  return expected(z.array(client), page.items).map(({ client_id }) => client_id);
}
