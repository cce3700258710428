import { describe, expect, test } from 'vitest';
import { type Connector, loadConnector } from '../connector/index.ts';
import type { Client, UserBody } from './connector/sandbox/client.ts';
import { open } from './connector/sandbox/client.ts';

// Changes whose reply was lost: the error is held against what the org then is.

const profile = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  login: 'ada@example.com',
};
const before = { kind: 'reset' };
const after = { kind: 'reset', after: true };

/** An org whose next call of this kind goes wrong, and the connector in front of it, whose waits take no time. */
async function org(fault: object, path: string) {
  const client = await open();
  const connector: Connector = await loadConnector({ sleep: async () => {} });
  const { origin: domain, apiKey } = client.sandbox;
  const connection = { domain, apiKey, sandbox: true };
  const strike = () => client.send('POST', '/sandbox/faults', { method: 'POST', path, count: 1, ...fault });
  const run = (name: string, input: Record<string, unknown>) => connector.run(name, { connection, input });
  return { client, strike, run };
}

const created = ({ send }: Client, path: string, body: object) =>
  send<{ id: string }>('POST', path, body).then((reply) => reply.body.id);

const mails = async ({ send }: Client, userId: string) =>
  (await send<{ userId: string }[]>('GET', '/sandbox/outbox')).body.filter((mail) => mail.userId === userId);

async function userWho({ send }: Client, status: string): Promise<string> {
  const search = encodeURIComponent(`status eq "${status}"`);
  return (await send<UserBody[]>('GET', `/api/v1/users?search=${search}`)).body[0]?.id ?? '';
}

describe('a creation', () => {
  test.each([
    ['create_user', '/api/v1/users', { profile }, 'login eq "ada@example.com"'],
    ['create_group', '/api/v1/groups', { name: 'Analysts' }, 'name eq "Analysts"'],
  ])('that was carried out is found again: %s', async (name, path, input, where) => {
    const { client, strike, run } = await org(after, path);
    await strike();

    const made = await run(name, input);
    const search = encodeURIComponent(`profile.${where}`);
    const there = await client.send<{ id: string }[]>('GET', `${path}?search=${search}`);
    expect(there.body).toMatchObject([{ id: (made as { id: string }).id }]);
  });

  test('of a network zone that was carried out is found again, and no other of its name is made', async () => {
    const { client, strike, run } = await org(after, '/api/v1/zones');
    await strike();

    const made = await run('create_network_zone', { type: 'IP', name: 'Home', gateways: ['192.0.2.7'] });
    const there = await client.send<{ name: string }[]>('GET', '/api/v1/zones');
    expect(there.body.filter(({ name }) => name === 'Home')).toEqual([made]);
  });

  test('of an app that was carried out is found again, beside another of the same label', async () => {
    const { client, strike, run } = await org(after, '/api/v1/apps');
    const settings = { app: { url: 'https://old.example.com' } };
    const older = await created(client, '/api/v1/apps', { label: 'Wiki', name: 'bookmark', settings });
    await strike();

    const made = await run('create_app', {
      label: 'Wiki',
      signOnMode: 'BOOKMARK',
      url: 'https://wiki.example.com',
    });
    const { body } = await client.send<{ id: string }[]>('GET', '/api/v1/apps?q=Wiki');
    expect(body).toHaveLength(2);
    expect(body.map(({ id }) => id).filter((id) => id !== older)).toEqual([(made as { id: string }).id]);
  });

  test.each([
    ['another first name', { ...profile, firstName: 'Augusta' }],
    ['the same profile', profile],
  ])('claims no user whom somebody else created a moment ago, with %s', async (_, theirs) => {
    const { client, strike, run } = await org(before, '/api/v1/users');
    const id = await created(client, '/api/v1/users', { profile: theirs });
    await strike();

    await expect(run('create_user', { profile })).rejects.toMatchObject({ code: 'CONFLICT', existingId: id });
  });

  test.each([
    ['another description', { name: 'Analysts', description: 'Those who analyse' }],
    ['the same profile', { name: 'Analysts' }],
  ])('claims no group that somebody else created a moment ago, with %s', async (_, theirs) => {
    const { client, strike, run } = await org(before, '/api/v1/groups');
    const id = await created(client, '/api/v1/groups', { profile: theirs });
    await strike();

    await expect(run('create_group', { name: 'Analysts' })).rejects.toMatchObject({
      code: 'CONFLICT',
      existingId: id,
    });
  });
});

describe('a mail', () => {
  test('of reset_password that was sent is not sent again', async () => {
    const { client, strike, run } = await org(after, '/api/v1/users/*');
    const userId = await userWho(client, 'ACTIVE');
    await strike();

    await expect(run('reset_password', { userId })).resolves.toMatchObject({
      status: 'RECOVERY',
      changed: true,
    });
    expect(await mails(client, userId)).toHaveLength(1);
  });

  test('of reset_password that was not sent may be asked for again', async () => {
    const { client, strike, run } = await org(before, '/api/v1/users/*');
    const userId = await userWho(client, 'ACTIVE');
    await strike();

    await expect(run('reset_password', { userId })).rejects.toMatchObject({
      code: 'NETWORK',
      retryable: true,
      message: expect.toSatisfy(
        (said: string) =>
          said.includes('The user is ACTIVE, so the change was not made') && !said.includes('may have been'),
      ),
    });
    expect(await mails(client, userId)).toEqual([]);
  });

  test.each([
    ['forgot_password', 'ACTIVE'],
    ['reactivate_user', 'PROVISIONED'],
    ['reset_password', 'RECOVERY'],
  ])('of %s is sent once, where the status of the user cannot tell whether it was', async (name, status) => {
    const { client, strike, run } = await org(after, '/api/v1/users/*');
    const userId = await userWho(client, status);
    await strike();

    await expect(run(name, { userId })).rejects.toMatchObject({
      code: 'NETWORK',
      retryable: false,
      message: expect.stringMatching(/The email may have been sent, so it is not sent again\.$/),
    });
    expect(await mails(client, userId)).toHaveLength(1);
  });

  test.each(['forgot_password', 'reset_password'])(
    'that %s does not send leaves it free to ask again, so that the link is not lost',
    async (name) => {
      const { client, strike, run } = await org(after, '/api/v1/users/*');
      await strike();

      await expect(
        run(name, { userId: await userWho(client, 'ACTIVE'), sendEmail: false }),
      ).resolves.toMatchObject({ resetPasswordUrl: expect.any(String) });
    },
  );
});

test('an off-boarding that runs a second time ends well, and says that the user was gone', async () => {
  const { client, run } = await org({}, '/api/v1/users');
  const userId = await created(client, '/api/v1/users', { profile });
  const groupId = await created(client, '/api/v1/groups', { profile: { name: 'Analysts' } });
  const steps: [string, Record<string, unknown>][] = [
    ['clear_user_sessions', { userId }],
    ['remove_user_from_group', { userId, groupId }],
    ['deactivate_user', { userId }],
    ['delete_user', { userId }],
  ];

  for (const alreadyGone of [false, true]) {
    for (const [name, input] of steps) {
      await expect(run(name, input), name).resolves.toMatchObject({ alreadyGone });
    }
  }
});
