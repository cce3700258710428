import { describe, expect, test } from 'vitest';
import { createNetworkZone } from '../../../actions/network-zones/create-network-zone.ts';
import { answer, refused, run } from '../../okta.ts';

describe('create_network_zone', () => {
  test("writes addresses as Okta does, where one address is a range, and gives Okta's status", async () => {
    const zone = { id: 'nzo1', type: 'IP', name: 'Office', status: 'ACTIVE' };
    const sent = answer('POST', '/api/v1/zones', 200, zone);

    await expect(
      run(createNetworkZone, {
        type: 'IP',
        name: 'Office',
        gateways: '192.0.2.7, 198.51.100.0/24\n203.0.113.1 - 203.0.113.9',
      }),
    ).resolves.toEqual(zone);
    expect(sent.body).toEqual({
      type: 'IP',
      name: 'Office',
      gateways: [
        { type: 'RANGE', value: '192.0.2.7-192.0.2.7' },
        { type: 'CIDR', value: '198.51.100.0/24' },
        { type: 'RANGE', value: '203.0.113.1-203.0.113.9' },
      ],
    });
  });

  test('takes addresses as another zone gives them', async () => {
    const gateways = [
      { type: 'CIDR', value: '198.51.100.0/24' },
      { type: 'RANGE', value: '192.0.2.7-192.0.2.7' },
    ];
    const sent = answer('POST', '/api/v1/zones', 200, { id: 'nzo1' });

    await run(createNetworkZone, { type: 'IP', name: 'Office', gateways });
    expect(sent.body).toMatchObject({ gateways });
  });

  test('puts what an enhanced dynamic zone includes and excludes into two lists', async () => {
    const sent = answer('POST', '/api/v1/zones', 200, { id: 'nzo1' });

    await run(createNetworkZone, {
      type: 'DYNAMIC_V2',
      name: 'Abroad',
      locationsExclude: ['us-ca'],
      asnsInclude: ['AS15169'],
    });
    expect(sent.body).toEqual({
      type: 'DYNAMIC_V2',
      name: 'Abroad',
      locations: { exclude: [{ country: 'US', region: 'US-CA' }] },
      asns: { include: ['15169'] },
    });
  });

  test.each([
    ['gateways', { type: 'IP' }, 'or "Proxies" is required'],
    ['locations', { type: 'DYNAMIC' }, 'is required'],
    ['locationsInclude', { type: 'DYNAMIC_V2' }, 'is required'],
    // An empty list, such as one that another step left empty, would block everybody.
    ['locations', { type: 'DYNAMIC', usage: 'BLOCKLIST', locations: [] }, 'is required'],
    ['locationsInclude', { type: 'DYNAMIC_V2', asnsInclude: [], locationsExclude: [] }, 'is required'],
    ['gateways', { type: 'IP', gateways: [], proxies: [] }, 'is required'],
    ['gateways', { type: 'DYNAMIC', asns: ['1'], gateways: ['192.0.2.7'] }, 'works only if "Type" is IP'],
    ['gateways.0', { type: 'IP', gateways: ['192.0.2.7/33'] }, 'must be an IP address'],
    ['locations.0', { type: 'DYNAMIC', locations: ['Portugal'] }, 'must be a country such as US'],
  ])('refuses %s of a wrong kind before it asks', async (field, given, message) => {
    await expect(run(createNetworkZone, { name: 'Office', ...given })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field, message: expect.stringContaining(message) }],
    });
  });

  test('says CONFLICT for a name that is taken', async () => {
    const cause = 'name: An object with this field already exists in the current organization';
    answer('POST', '/api/v1/zones', 400, refused('E0000001', 'Api validation failed: name', cause));

    await expect(
      run(createNetworkZone, { type: 'IP', name: 'Office', gateways: ['192.0.2.7'] }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
