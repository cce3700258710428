import { z } from 'zod/v3';
import { client } from '../../../schemas/client.ts';
import type { Client } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf, givenBack } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { deleteOnce } from './delete-once.ts';

interface Which<Kind extends string> {
  userId: string;
  which: Kind | 'client' | 'all';
  clientId?: string | undefined;
}

interface Revoked {
  userId: string;
  revoked: boolean;
}

const ofUser = '/api/v1/users/{userId}';
const ofClient = `${ofUser}/clients/{clientId}`;

/** Revokes one grant of a user, all of one client, or all. */
export async function revokeGrants({
  okta,
  action,
  input,
}: ActionContext<Which<'grant'> & { grantId?: string | undefined }>): Promise<Revoked> {
  const path = {
    grant: `${ofUser}/grants/{grantId}`,
    client: `${ofClient}/grants`,
    all: `${ofUser}/grants`,
  }[input.which];
  await deleteOnce(okta, { ...callOf(action.request, { ...input }), path });
  return givenBack(action.request?.gives, { ...input });
}

/** Revokes one refresh token of a user, all of one client, or all. Okta has no call for all, so the clients are read first. */
export async function revokeRefreshTokens({
  okta,
  action,
  input,
}: ActionContext<Which<'token'> & { tokenId?: string | undefined }>): Promise<Revoked> {
  const { userId, which } = input;
  const call = callOf(action.request, { ...input });
  if (which === 'token') {
    await deleteOnce(okta, { ...call, path: `${ofClient}/tokens/{tokenId}` });
  } else {
    const clientIds = which === 'all' ? await clientIdsOf(okta, userId) : [input.clientId];
    for (const clientId of clientIds) await okta.call({ ...call, params: { userId, clientId } });
  }
  return givenBack(action.request?.gives, { ...input });
}

async function clientIdsOf(okta: Client, userId: string): Promise<string[]> {
  const call = { method: 'GET', path: `${ofUser}/clients`, params: { userId } } as const;
  const { page } = await okta.list(call, {});
  return expected(z.array(client), page.items).map(({ client_id }) => client_id);
}
