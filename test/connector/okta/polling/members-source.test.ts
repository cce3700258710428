import { describe, expect, test } from 'vitest';
import { createRuntime } from '../../../../connector/runtime.ts';
import { groupMembershipChanged } from '../../../../connector/triggers/group-membership-changed.ts';
import { connection } from '../../../okta.ts';
import { noon, responseOf } from '../../../road.ts';
import { groupNamed } from '../../sandbox/client.ts';
import { hour, minute } from './log-server.ts';
import { sandboxPolls } from './sandbox-polls.ts';

describe('a group whose members change', () => {
  test('tells who came and who left, once', async () => {
    const org = await sandboxPolls(groupMembershipChanged);
    const { send, pass } = org;
    const group = await groupNamed(org, 'Engineering');
    const input = { groupId: group.id };
    expect((await org.poll({ input })).events).toEqual([]);
    const members = `/api/v1/groups/${group.id}/users`;
    const { body: before } = await send<{ id: string }[]>('GET', members);
    const { body: users } = await send<{ id: string }[]>('GET', '/api/v1/users?limit=200');
    const joiner = users.find(({ id }) => !before.some((member) => member.id === id))?.id;
    const leaver = before[0]?.id;
    await pass(hour / 2);
    await send('PUT', `${members}/${joiner}`);
    await send('DELETE', `${members}/${leaver}`);

    expect((await org.poll({ input })).events).toMatchObject([
      { change: 'ADDED', user: { id: joiner, profile: {} }, group: { id: group.id } },
      { change: 'REMOVED', user: { id: leaver }, group: { id: group.id } },
    ]);
    expect((await org.poll({ input })).events).toEqual([]);

    // In the same second, so that the group's date stays.
    await send('PUT', `${members}/${leaver}`);
    expect((await org.poll({ input })).events).toMatchObject([{ change: 'ADDED', user: { id: leaver } }]);
  });

  test('is read whole only where its date says so, or an hour has passed', async () => {
    const org = await sandboxPolls(groupMembershipChanged);
    const group = await groupNamed(org, 'Engineering');
    const input = { groupId: group.id };
    await org.poll({ input });
    const read = (state: unknown) => (state as { read: number }).read;
    const first = read(org.state());
    await org.pass(2 * minute);
    await org.poll({ input });
    expect(read(org.state())).toBe(first);
    await org.pass(hour);
    await org.poll({ input });
    expect(read(org.state())).toBeGreaterThan(first);
  });

  test('starts anew for another group', async () => {
    const org = await sandboxPolls(groupMembershipChanged);
    const [one, other] = [await groupNamed(org, 'Engineering'), await groupNamed(org, 'Sales')];
    await org.poll({ input: { groupId: one.id } });

    expect((await org.poll({ input: { groupId: other.id } })).events).toEqual([]);
  });

  test('says that it does not exist', async () => {
    const org = await sandboxPolls(groupMembershipChanged);

    await expect(org.poll({ input: { groupId: '00gnone' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      action: 'group_membership_changed',
    });
  });

  test('is refused where it is too large to compare, or where Okta does not list all', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `00u${at}` }));
    const polled = (members: unknown[], link?: string) => {
      const send = async ({ url }: { url: string }) =>
        /\/users/.test(url)
          ? responseOf(200, members, link ? { link } : {})
          : responseOf(200, { id: '00g1', lastMembershipUpdated: null });
      const runtime = createRuntime({ send, sleep: async () => {}, now: () => noon });
      return runtime.poll(groupMembershipChanged, { connection, input: { groupId: '00g1' } });
    };

    await expect(polled(people(5001))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('Group member added'),
    });
    const again = '<https://acme.okta.com/api/v1/groups/00g1/users?after=x>; rel="next"';
    await expect(polled(people(3), again)).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE' });
    await expect(polled([{ name: 'nobody' }])).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE' });
  });
});
