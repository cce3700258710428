import { describe, expect, test } from 'vitest';
import { groupNamed, open, refusal, someUser } from '../client.ts';

interface OwnerBody {
  readonly id: string;
  readonly lastUpdated: string;
}

describe('owners', () => {
  test('are assigned with 201, listed in the order of their ids without a link, and removed', async () => {
    const client = await open({ now: () => Date.parse('2026-03-04T10:08:01.500Z') });
    const [group, owning] = [await groupNamed(client, 'Sales'), await groupNamed(client, 'Managers')];
    const user = await someUser(client);
    const path = `/api/v1/groups/${group.id}/owners`;

    const assigned = await client.send('POST', path, { id: user.id, type: 'USER' });
    expect(assigned.status).toBe(201);
    expect(assigned.body).toEqual({
      id: user.id,
      type: 'USER',
      resolved: true,
      originId: null,
      originType: 'OKTA_DIRECTORY',
      displayName: user.profile['displayName'],
      lastUpdated: 'Wed Mar 04 10:08:01 UTC 2026',
    });
    await client.send('POST', path, { id: owning.id, type: 'GROUP' });

    const listed = await client.send<OwnerBody[]>('GET', path);
    expect(listed.body).toMatchObject([
      { id: owning.id, type: 'GROUP', displayName: 'Managers', lastUpdated: '2026-03-04 10:08:01.0' },
      { id: user.id, type: 'USER' },
    ]);
    expect(listed.links).toEqual([]);
    expect((await client.walk<OwnerBody>(`${path}?limit=1`)).map((page) => page.length)).toEqual([1, 1]);

    expect(await client.send('DELETE', `${path}/${user.id}`)).toMatchObject({ status: 204 });
    expect(await client.send('DELETE', `${path}/${user.id}`)).toMatchObject({
      status: 404,
      body: { errorSummary: `Not found: Resource not found: ${user.id} (LinkedObject)` },
    });
  });

  test('are there from the start, and go when they are deleted', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Engineering');
    const head = await someUser(client, 'profile.title eq "VP Engineering"');
    const path = `/api/v1/groups/${id}/owners`;
    expect((await client.send('GET', path)).body).toMatchObject([{ id: head.id }]);

    await client.send('DELETE', `/api/v1/users/${head.id}`);
    await client.send('DELETE', `/api/v1/users/${head.id}`);
    expect((await client.send('GET', path)).body).toEqual([]);
  });

  test('are found by their type, and by nothing else', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Engineering');
    const found = (search: string) =>
      client.send<unknown[]>('GET', `/api/v1/groups/${id}/owners?search=${encodeURIComponent(search)}`);

    expect((await found('type eq "USER"')).body).toHaveLength(1);
    expect((await found('type eq "GROUP"')).body).toEqual([]);
    expect(await found('displayName eq "Ada"')).toMatchObject(refusal(400, 'E0000031'));
  });

  test('are refused when there is already one, or none', async () => {
    const client = await open();
    const { id } = await groupNamed(client, 'Sales');
    const user = await someUser(client);
    const post = (body: object) => client.send('POST', `/api/v1/groups/${id}/owners`, body);

    await post({ id: user.id, type: 'USER' });
    expect(await post({ id: user.id, type: 'USER' })).toMatchObject({
      ...refusal(400, 'E0000001', 'Provided owner is already assigned to this group'),
      body: { errorSummary: 'Api validation failed: owner' },
    });
    expect(await post({ id, type: 'USER' })).toMatchObject({
      status: 404,
      body: { errorSummary: `Not found: Resource not found: ${id} (User)` },
    });
    expect(await post({ id: user.id, type: 'GROUP' })).toMatchObject({
      status: 404,
      body: { errorSummary: `Not found: Resource not found: ${user.id} (UserGroup)` },
    });
    expect(await post({ id: user.id, type: 'ROBOT' })).toMatchObject(
      refusal(400, 'E0000001', expect.anything()),
    );
  });
});
