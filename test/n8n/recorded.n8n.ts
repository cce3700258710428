import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formOf, type Operation } from '../../connector/hosts/n8n/description.ts';
import { thingsOf } from '../../connector/hosts/n8n/items.ts';
import { loadConnector } from '../../connector/index.ts';
import { inputOf, replayed } from '../replayed.ts';
import { type N8n, startN8n } from './n8n.ts';
import { parametersOf } from './parameters.ts';
import { type Connected, runSteps, step, storeCredential } from './workflows.ts';

// A second server beside the sandbox: what real orgs answered, if OKTA_RECORDINGS names a file of it.

// nock 15 cannot pass a fetch with a body on, and here every call is for this machine.
nock.restore();

const okta = await loadConnector();
const { operations } = formOf(okta.manifest);

/** One reading for each action. */
const readings = [
  ...new Map(
    replayed
      .filter(
        ({ method, status, recording }) => method === 'GET' && status === 200 && recording.response !== null,
      )
      .map((one) => [one.name, one]),
  ).values(),
].slice(0, 10);

describe.runIf(readings.length > 0)('what a real org answered', () => {
  let server: Server;
  let n8n: N8n;
  let connected: Connected;
  let reply: (typeof readings)[number] | undefined;
  const connection = () => ({
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: 'recorded',
    sandbox: true,
  });

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
      const isAsked = request.method === 'GET' && pathname === reply?.path;
      response.writeHead(isAsked ? 200 : 404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(isAsked ? reply?.response : { errorCode: 'E0000007', errorSummary: 'Not found' }),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    n8n = await startN8n();
    const type = 'oktaWorkflowApi';
    const credential = await storeCredential(n8n, type, connection());
    connected = { n8n, authentication: 'apiKey', type, credential };
  });
  afterAll(async () => {
    await n8n?.stop();
    server?.close();
  });

  test('is there for ten operations', () => expect(readings).toHaveLength(10));

  test.each(readings)('comes out of n8n as it comes out by itself: $name', async (reading) => {
    reply = reading;
    const { action, recording, name } = reading;
    const [value, operation] = Object.entries(operations).find(([, one]) => one.action === name) as [
      string,
      Operation,
    ];
    const input = inputOf(action, recording);
    const parameters = {
      resource: operation.resource,
      operation: value,
      simplify: false,
      ...parametersOf(operation, input),
    };
    const { items, error } = await runSteps(connected, [step(connected, 'Okta', parameters)]);
    const output = await okta.run(name as 'get_user', {
      connection: connection(),
      input: input as { userId: string },
    });

    expect(error?.message).toBeUndefined();
    expect(items).toEqual(JSON.parse(JSON.stringify(thingsOf(operation, output))));
  });
});
