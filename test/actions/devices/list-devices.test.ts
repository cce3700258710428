import { describe, expect, test } from 'vitest';
import { listDevices } from '../../../actions/devices/list-devices.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_devices', () => {
  test('asks for 200 at once, with the search and the users', async () => {
    const search = encodeURIComponent('status eq "ACTIVE"');
    answer('GET', `/api/v1/devices?search=${search}&expand=userSummary&limit=200`, 200, [
      { id: 'guo1', _embedded: { users: [{ user: { id: '00u1' } }] } },
    ]);

    await expect(
      run(listDevices, { search: 'status eq "ACTIVE"', expand: 'userSummary' }),
    ).resolves.toMatchObject({
      devices: [{ id: 'guo1', _embedded: { users: [{ user: { id: '00u1' } }] } }],
      count: 1,
      hasMore: false,
    });
  });

  test('says that the org needs Okta Identity Engine where it has no devices', async () => {
    const summary = 'You do not have permission to access the feature you are requesting';
    answer('GET', '/api/v1/devices?limit=200', 401, refused('E0000015', summary));

    await expect(run(listDevices, {})).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Okta Identity Engine"'),
    });
  });

  test("says in Okta's words what is wrong with a search, and how to write it", async () => {
    const search = encodeURIComponent("profile.platform eq 'MACOS'");
    answer(
      'GET',
      `/api/v1/devices?search=${search}&limit=200`,
      400,
      refused('E0000031', 'Invalid search criteria.'),
    );

    await expect(run(listDevices, { search: "profile.platform eq 'MACOS'" })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('straight double quotes'),
    });
  });
});
