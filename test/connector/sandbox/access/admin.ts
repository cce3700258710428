import { type Answer, type Client, query, type UserBody } from '../client.ts';

export interface Admin {
  readonly user: UserBody;
  readonly tokenId: string;
  send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
}

/** A user of the org with a role and an API token; without a role, the token is dead. */
export async function admin(client: Client, role?: string, index = 1): Promise<Admin> {
  const { body: users } = await client.send<UserBody[]>(
    'GET',
    query('/api/v1/users', { search: 'status eq "ACTIVE"', limit: index + 1 }),
  );
  const user = users.at(index);
  if (!user) throw new Error('The org has too few users.');
  if (role) await client.send('POST', `/api/v1/users/${user.id}/roles`, { type: role });
  const { body } = await client.send<{ id: string; apiKey: string }>('POST', '/sandbox/tokens', {
    userId: user.id,
  });
  return {
    user,
    tokenId: body.id,
    send: (method, path, sent, headers) =>
      client.send(method, path, sent, { Authorization: `SSWS ${body.apiKey}`, ...headers }),
  };
}
