import { describe, expect, test } from 'vitest';
import { listNetworkZones } from '../../../actions/network-zones/list-network-zones.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_network_zones', () => {
  test('asks for 200 at once, where Okta would send 20', async () => {
    const filter = encodeURIComponent('usage eq "BLOCKLIST"');
    answer('GET', `/api/v1/zones?filter=${filter}&limit=200`, 200, [{ id: 'nzo1' }]);

    await expect(run(listNetworkZones, { filter: 'usage eq "BLOCKLIST"' })).resolves.toEqual({
      networkZones: [{ id: 'nzo1' }],
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('lets zones of every type pass, in which the same key holds different things', async () => {
    const networkZones = [
      { id: 'nzo1', type: 'DYNAMIC', asns: ['1'], locations: null },
      { id: 'nzo2', type: 'DYNAMIC_V2', asns: { include: ['1'], exclude: [] }, locations: { include: [] } },
    ];
    answer('GET', '/api/v1/zones?limit=200', 200, networkZones);

    await expect(run(listNetworkZones, {})).resolves.toMatchObject({ networkZones });
  });

  test("says in Okta's words that it filters by nothing else", async () => {
    const filter = encodeURIComponent('name eq "x"');
    const summary = 'Invalid search criteria.';
    answer('GET', `/api/v1/zones?filter=${filter}&limit=200`, 400, refused('E0000031', summary));

    await expect(run(listNetworkZones, { filter: 'name eq "x"' })).rejects.toMatchObject({
      code: 'REJECTED',
    });
  });
});
