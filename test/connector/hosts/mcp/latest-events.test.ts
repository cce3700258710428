import { describe, expect, test, vi } from 'vitest';
import { selectActions } from '../../../../connector/hosts/mcp/tools.ts';
import { type Connector, loadConnector } from '../../../../connector/index.ts';
import { type Answer, errorIn } from './answer.ts';
import { linked } from './linked.ts';

const { manifest } = await loadConnector();

async function called(input: Record<string, unknown>) {
  const latest = vi.fn<Connector['latest']>(async () => [{ uuid: '1' }, { uuid: '2' }]);
  const client = await linked({
    ...selectActions(manifest, {}),
    okta: { latest },
    connection: { domain: 'acme' },
  });
  return { latest, answer: (await client.callTool({ name: 'latest_events', arguments: input })) as Answer };
}

describe('latest_events', () => {
  test('gives the latest events of a trigger', async () => {
    const { latest, answer } = await called({ trigger: 'user_locked', input: { userId: '00u1' } });

    expect(answer.structuredContent).toEqual({
      trigger: 'user_locked',
      events: [{ uuid: '1' }, { uuid: '2' }],
      count: 2,
    });
    expect(latest).toHaveBeenCalledWith('user_locked', {
      connection: { domain: 'acme' },
      input: { userId: '00u1' },
      signal: expect.any(AbortSignal),
    });
  });

  test('names the kinds that fit when there is none of that name', async () => {
    const { latest, answer } = await called({ trigger: 'user locked out' });

    expect(errorIn(answer)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('There is user_locked'),
    });
    expect(latest).not.toHaveBeenCalled();
  });

  test('is offered where the log may be read', async () => {
    const names = async (tools: string[]) =>
      (await (await linked(selectActions(manifest, { tools }))).listTools()).tools.map(({ name }) => name);

    expect(await names(['logs'])).toContain('latest_events');
    expect(await names(['users'])).not.toContain('latest_events');
  });
});
