import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConnector } from '../../connector/index.ts';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { type Body, type N8n, startN8n } from './n8n.ts';
import { type Connected, nodeType, runSteps, step, storeCredential } from './workflows.ts';

const okta = await loadConnector();
let sandbox: Sandbox;
let n8n: N8n;
let connected: Connected;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: 'off', licences: ['realms', 'user-classification'] });
  n8n = await startN8n();
  const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  const type = 'oktaWorkflowApi';
  connected = { n8n, authentication: 'apiKey', type, credential: await storeCredential(n8n, type, data) };
});
afterAll(async () => {
  await n8n?.stop();
  await sandbox?.stop();
});

const types = async (): Promise<Body[]> => n8n.rest('GET', '/../types/nodes.json').catch(() => []);

describe('the node in n8n', () => {
  test('tests a credential in the words of the connector', async () => {
    const { credential, type } = connected;
    const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const tried = (given: object) =>
      n8n.rest('POST', '/credentials/test', { credentials: { ...credential, type, data: given } });

    await expect(tried(data)).resolves.toMatchObject({ status: 'OK' });
    await expect(tried({ ...data, apiKey: '00wrong' })).resolves.toMatchObject({
      status: 'Error',
      message: expect.stringContaining('key'),
    });
  });

  test('gets a user, simplified and whole', async () => {
    const [user] = (
      await okta.run('list_users', {
        connection: { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true },
        input: { limit: 1 },
      })
    ).users;
    const userId = { __rl: true, mode: 'id', value: user?.id };
    const parameters = { resource: 'users', operation: 'getUser', userId };
    const whole = await runSteps(connected, [step(connected, 'Get', { ...parameters, simplify: false })]);

    expect(whole.error).toBeUndefined();
    expect(whole.items).toEqual([expect.objectContaining({ id: user?.id, profile: user?.profile })]);
  });
});
