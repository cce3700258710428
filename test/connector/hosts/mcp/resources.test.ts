import { describe, expect, test } from 'vitest';
import { selectActions } from '../../../../connector/hosts/mcp/tools.ts';
import { ConnectorError, loadConnector, type PickListCall } from '../../../../connector/index.ts';
import { linked, type Stand } from './linked.ts';

const { manifest } = await loadConnector();

const offering = (tools: string[], okta: Stand['okta'] = {}) =>
  linked({ ...selectActions(manifest, { tools }), okta });

const pickList = async (_: string, { search }: PickListCall) => ({
  choices: [{ label: `${search} team`, value: '00g1' }],
  nextCursor: null,
});

describe('resources', () => {
  test('are the org, and the profiles that the tools give back', async () => {
    const uris = async (...tools: string[]) =>
      (await (await offering(tools)).listResources()).resources.map(({ uri }) => uri);

    expect(await uris('users', 'groups')).toEqual([
      'okta://org',
      'okta://schemas/user',
      'okta://schemas/group',
    ]);
    expect(await uris('sessions')).toEqual(['okta://org']);
  });

  test('hold the IDs of what has a name, as far as a tool asks for it', async () => {
    const client = await offering(['groups'], { pickList });
    const read = async (uri: string) => (await client.readResource({ uri })).contents;

    expect(await read('okta://pick-lists/groups/The%20A')).toMatchObject([
      { text: JSON.stringify({ choices: [{ label: 'The A team', value: '00g1' }], nextCursor: null }) },
    ]);
    expect(await read('okta://pick-lists/log_event_types/user')).toMatchObject([
      { text: '{"choices":[],"nextCursor":null}' },
    ]);
  });

  test('say in the words of the connector why the org cannot be read', async () => {
    const testConnection = async () => {
      throw new ConnectorError('AUTHENTICATION_FAILED', 'Okta does not know this API key.');
    };
    const client = await offering(['groups'], { testConnection });

    await expect(client.readResource({ uri: 'okta://org' })).rejects.toMatchObject({
      message: 'Okta does not know this API key.',
      data: { code: 'AUTHENTICATION_FAILED' },
    });
  });

  test('are no others', async () => {
    const client = await offering(['sessions']);

    await expect(client.readResource({ uri: 'okta://schemas/user' })).rejects.toThrow(/not found/i);
  });
});
