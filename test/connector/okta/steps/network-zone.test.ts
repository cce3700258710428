import { describe, expect, test, vi } from 'vitest';
import { addAddressesToNetworkZone } from '../../../../actions/network-zones/add-addresses-to-network-zone.ts';
import { ConnectorError } from '../../../../connector/core/error.ts';
import type { HttpRequest, Send } from '../../../../connector/core/send.ts';
import { run } from '../../../okta.ts';
import { respond } from '../../../sample-org.ts';

interface Address {
  type: string;
  value: string;
}

const one = (value: string): Address => ({ type: 'RANGE', value: `${value}-${value}` });

/** An org with one zone. `before` runs before each request, with what its zone holds then. */
function orgWithZone({ etags = false, before = async (_: HttpRequest) => {} } = {}) {
  let version = 1;
  const org: { zone: { gateways: Address[] } & Record<string, unknown>; writes: string[][]; send: Send } = {
    zone: { id: 'nzo1', type: 'IP', name: 'Attackers', status: 'ACTIVE', gateways: [one('192.0.2.1')] },
    writes: [],
    send: async (request) => {
      await before(request);
      const { method, headers, body = '' } = request;
      const etag = `W/"${version}"`;
      if (method === 'PUT') {
        if (etags && headers['if-match'] !== etag) return respond(412, { errorCode: 'E0000231' });
        version += 1;
        org.zone = { ...org.zone, ...JSON.parse(body) };
        org.writes.push(org.zone.gateways.map(({ value }) => value));
      }
      return respond(200, org.zone, etags ? { etag: `W/"${version}"` } : {});
    },
  };
  return org;
}

const add = (send: Send, address: string, sleep = async () => {}) =>
  run(addAddressesToNetworkZone, { zoneId: 'nzo1', addresses: [address] }, { send, sleep });

describe('a change of the addresses of a zone', () => {
  test('holds when another run reads before it and writes after it: neither address is lost', async () => {
    // Both have read before one of them writes; and whoever waits after a change, waits until the other has written too.
    let reads = 0;
    let written = 0;
    const until = (met: () => boolean) => vi.waitUntil(met, { interval: 0 });
    const org = orgWithZone({
      before: async ({ method }) => {
        if (method === 'GET') reads += 1;
        else await until(() => reads >= 2);
      },
    });
    const send: Send = async (request) => {
      const response = await org.send(request);
      if (request.method === 'PUT') written += 1;
      return response;
    };
    const sleep = async () => void (await until(() => written >= 2));

    const [first, second] = await Promise.all([
      add(send, '203.0.113.1', sleep),
      add(send, '203.0.113.2', sleep),
    ]);

    expect(org.writes.slice(0, 2).map((values) => values.length)).toEqual([2, 2]);
    expect(new Set(org.zone.gateways.map(({ value }) => value))).toEqual(
      new Set(['192.0.2.1-192.0.2.1', '203.0.113.1-203.0.113.1', '203.0.113.2-203.0.113.2']),
    );
    expect([first['changed'], second['changed']]).toEqual([true, true]);
  });

  test('is refused by its version where Okta gives one, and merged again', async () => {
    let overtaken = false;
    const org = orgWithZone({
      etags: true,
      before: async (request) => {
        if (request.method !== 'PUT' || overtaken) return;
        overtaken = true;
        const gateways = [...org.zone.gateways, one('203.0.113.2')];
        await org.send({ ...request, body: JSON.stringify({ gateways }) });
      },
    });

    await expect(add(org.send, '203.0.113.1')).resolves.toMatchObject({
      changed: true,
      addressesBefore: ['192.0.2.1-192.0.2.1'],
      addressesAfter: ['192.0.2.1-192.0.2.1', '203.0.113.2-203.0.113.2', '203.0.113.1-203.0.113.1'],
    });
    expect(org.writes).toHaveLength(2);
  });

  test('is given up after some tries, with the reason, where another program keeps undoing it', async () => {
    const org = orgWithZone();
    const send: Send = async (request) => {
      if (request.method === 'GET') org.zone.gateways = [one('192.0.2.1')];
      return org.send(request);
    };

    await expect(add(send, '203.0.113.1')).rejects.toMatchObject({
      code: 'CONFLICT',
      retryable: false,
      message: expect.stringContaining('another program writes the same zone'),
    });
    expect(org.writes).toHaveLength(5);
  });

  test('looks, after a lost reply, and writes again only what is not there', async () => {
    const org = orgWithZone();
    let lost = 0;
    const send: Send = async (request) => {
      const response = await org.send(request);
      if (request.method === 'GET' || lost++) return response;
      throw new ConnectorError('NETWORK', 'The connection broke.');
    };

    await expect(add(send, '203.0.113.1')).resolves.toMatchObject({
      addressesAfter: ['192.0.2.1-192.0.2.1', '203.0.113.1-203.0.113.1'],
    });
    expect(org.writes).toHaveLength(1);
  });

  test('says that the change was made when only the reading afterwards fails', async () => {
    const org = orgWithZone();
    const send: Send = async (request) =>
      org.writes.length > 0 ? respond(502, '<html>') : org.send(request);

    await expect(add(send, '203.0.113.1')).rejects.toMatchObject({
      code: 'OKTA_UNAVAILABLE',
      message: expect.stringMatching(/^Okta made the change, but the network zone could not be read/),
    });
  });
});
