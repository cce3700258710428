import { describe, expect, test } from 'vitest';
import { askForToken } from '../access/service-app.ts';
import { type Client, groupNamed, open, query, someUser } from '../client.ts';

interface Logged {
  readonly actor: { readonly id: string; readonly type: string; readonly displayName: string };
  readonly target: readonly { readonly changeDetails?: unknown }[] | null;
  readonly transaction: { readonly type: string; readonly detail: Record<string, string> };
  readonly authenticationContext: Record<string, unknown>;
  readonly debugContext: { readonly debugData: Record<string, string> };
}

const last = async ({ send }: Client, eventType: string): Promise<Logged | undefined> => {
  const filter = `eventType eq "${eventType}"`;
  const newest = { filter, sortOrder: 'DESCENDING', limit: 1 };
  return (await send<Logged[]>('GET', query('/api/v1/logs', newest))).body[0];
};

describe('an event', () => {
  test('names the attributes that changed, before and after', async () => {
    const client = await open();
    const { id, profile } = await someUser(client);
    await client.send('POST', `/api/v1/users/${id}`, { profile: { title: 'Boss', nickName: 'Bo' } });
    const event = await last(client, 'user.account.update_profile');
    expect(event?.debugContext.debugData['changedAttributes']).toBe('title,nickName');
    expect(event?.target).toMatchObject([
      {
        id,
        type: 'User',
        changeDetails: {
          from: { title: profile['title'], nickName: null },
          to: { title: 'Boss', nickName: 'Bo' },
        },
      },
    ]);
  });

  test('names what changed of a group', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Contractors');
    await client.send('PUT', `/api/v1/groups/${id}`, {
      profile: { name: 'Externals', description: 'People who work here without being employed' },
    });
    expect((await last(client, 'group.profile.update'))?.target?.[0]).toMatchObject({
      type: 'UserGroup',
      changeDetails: { from: { name: 'Contractors' }, to: { name: 'Externals' } },
    });
  });

  test('has the name that it had in the Events API, where that had one', async () => {
    const client = await open();
    const { id, profile } = await someUser(client);
    await client.send('POST', '/api/v1/authn', { username: profile.login, password: 'wrong' });
    await client.send('POST', `/api/v1/users/${id}/lifecycle/deactivate`);
    expect(await last(client, 'user.session.start')).toMatchObject({
      outcome: { result: 'FAILURE' },
      legacyEventType: 'core.user_auth.login_failed',
    });
    expect(await last(client, 'user.lifecycle.deactivate')).toMatchObject({
      legacyEventType: 'core.user.config.user_deactivated',
    });
    await client.send('POST', '/api/v1/groups', { profile: { name: 'Guild' } });
    expect(await last(client, 'group.lifecycle.create')).toMatchObject({ legacyEventType: null });
  });

  test('has the session that it belongs to as its root, and a place for what is known of the address', async () => {
    const event = await last(await open(), 'user.session.start');
    expect(event).toMatchObject({
      securityContext: { ipDetails: null },
      request: { ipChain: [{ ipDetails: null }] },
    });
    const { externalSessionId, rootSessionId } = event?.authenticationContext ?? {};
    expect(externalSessionId).toMatch(/^102\w{17}$/);
    expect(rootSessionId).toBe(externalSessionId);
  });

  test('of a service app has the app as its actor', async () => {
    const client = await open();
    const { id } = await someUser(client);
    const { body } = await askForToken(client, { form: { scope: 'okta.users.manage' } });
    await client.send('POST', `/api/v1/users/${id}/lifecycle/suspend`, undefined, {
      Authorization: `Bearer ${body.access_token}`,
    });
    const { clientId } = client.sandbox.oauth;
    const event = await last(client, 'user.lifecycle.suspend');
    expect(event?.actor).toMatchObject({ id: clientId, type: 'PublicClientApp', alternateId: clientId });
    expect(event?.actor.displayName).not.toBe(clientId);
    expect(event?.transaction).toMatchObject({ type: 'WEB', detail: {} });
  });

  test('of an API token is found by the id of the token', async () => {
    const client = await open();
    const { id } = await someUser(client);
    await client.send('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    const event = await last(client, 'user.lifecycle.suspend');
    const { requestApiTokenId } = event?.transaction.detail ?? {};
    expect(requestApiTokenId).toMatch(/^00T\w{17}$/);
    const filter = `transaction.detail.requestApiTokenId eq "${requestApiTokenId}"`;
    const { body } = await client.send<Logged[]>('GET', query('/api/v1/logs', { filter }));
    expect(body).toEqual([event]);
  });
});
