import { describe, expect, test } from 'vitest';
import { updateNetworkZone } from '../../../actions/network-zones/update-network-zone.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/zones/nzo1';
const zone = {
  type: 'DYNAMIC_V2',
  id: 'nzo1',
  name: 'Abroad',
  status: 'INACTIVE',
  usage: 'POLICY',
  created: '2026-01-01T00:00:00.000Z',
  lastUpdated: '2026-01-01T00:00:00.000Z',
  system: false,
  asns: { include: ['1'], exclude: ['2'] },
  keyOfTomorrow: 7,
  _links: {},
};

describe('update_network_zone', () => {
  test("keeps what is left out, since Okta's PUT replaces the whole zone", async () => {
    answer('GET', path, 200, zone, { etag: 'W/"1"' });
    const sent = answer('PUT', path, 200, { ...zone, name: 'Overseas' });

    await expect(
      run(updateNetworkZone, { zoneId: 'nzo1', type: 'DYNAMIC_V2', name: 'Overseas', asnsInclude: ['3'] }),
    ).resolves.toMatchObject({ name: 'Overseas', changed: true });
    expect(sent.body).toEqual({
      type: 'DYNAMIC_V2',
      name: 'Overseas',
      status: 'INACTIVE',
      usage: 'POLICY',
      asns: { include: ['3'], exclude: ['2'] },
      keyOfTomorrow: 7,
    });
    expect(sent.headers['if-match']).toBe('W/"1"');
  });

  test('writes nothing where all is as wanted already', async () => {
    answer('GET', path, 200, zone);

    await expect(run(updateNetworkZone, { zoneId: 'nzo1', name: 'Abroad' })).resolves.toEqual({
      ...zone,
      changed: false,
    });
  });

  test('takes the same addresses, however written and in any order, for no change', async () => {
    const gateways = [
      { type: 'RANGE', value: '2001:db8:0:0:0:0:0:1-2001:db8:0:0:0:0:0:1' },
      { type: 'CIDR', value: '198.51.100.0/24' },
    ];
    answer('GET', path, 200, { id: 'nzo1', type: 'IP', name: 'Office', gateways, proxies: null });

    await expect(
      run(updateNetworkZone, {
        zoneId: 'nzo1',
        type: 'IP',
        gateways: ['198.51.100.9/24', '2001:db8::1'],
        proxies: [],
      }),
    ).resolves.toMatchObject({ gateways, changed: false });
  });

  test.each([
    [{ type: 'DYNAMIC', locations: [{ country: 'US', region: null }], asns: null }, { locations: [] }],
    [
      { type: 'DYNAMIC_V2', locations: { include: [], exclude: [] }, asns: { include: ['1'] } },
      { asnsInclude: [] },
    ],
  ])('does not empty a zone, which would then be everywhere: %j', async (content, given) => {
    answer('GET', path, 200, { id: 'nzo1', name: 'Abroad', usage: 'BLOCKLIST', ...content });

    await expect(
      run(updateNetworkZone, { zoneId: 'nzo1', type: content.type, ...given }),
    ).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('deactivate_network_zone'),
    });
  });

  test('writes nothing into a zone of another type, and says so', async () => {
    answer('GET', path, 200, zone);

    await expect(
      run(updateNetworkZone, { zoneId: 'nzo1', type: 'IP', gateways: ['192.0.2.7'] }),
    ).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('of type DYNAMIC_V2, not IP'),
    });
  });

  test('says of the exempt zone what Okta wants to hear and does not tell', async () => {
    const exempt = { id: 'nzo1', type: 'IP', name: 'DefaultExemptIpZone', system: true, gateways: [] };
    answer('GET', path, 200, exempt);
    const sent = answer('PUT', path, 200, exempt);

    await run(updateNetworkZone, { zoneId: 'nzo1', type: 'IP', gateways: ['192.0.2.7'] });
    expect(sent.body).toEqual({
      type: 'IP',
      name: 'DefaultExemptIpZone',
      gateways: [{ type: 'RANGE', value: '192.0.2.7-192.0.2.7' }],
      useAsExemptList: true,
    });
  });

  test.each([{}, { type: 'IP' }])('refuses an update of nothing: %j', async (given) => {
    await expect(run(updateNetworkZone, { zoneId: 'nzo1', ...given })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'name' }],
    });
  });
});
