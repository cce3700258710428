import { z } from 'zod/v3';
import { type Group, group } from '../../schemas/group.ts';
import type { Client, Reply } from '../core/client.ts';

const groups = z.array(group);

/**
 * The group of exactly this name, ignoring case as Okta does. Asked for by `q`, which lists an exact match first and
 * sees a group that was just created, as `search` does not.
 */
export async function findGroupByName(okta: Client, name: string): Promise<Reply<Group> | undefined> {
  const reply = await okta.call({
    method: 'GET',
    path: '/api/v1/groups',
    query: { q: name },
    expect: groups,
  });
  const body = reply.body.find(({ profile }) => profile?.name?.toLowerCase() === name.toLowerCase());
  return body && { ...reply, body };
}
