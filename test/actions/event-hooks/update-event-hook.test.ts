import { describe, expect, test, vi } from 'vitest';
import { updateEventHook } from '../../../actions/event-hooks/update-event-hook.ts';
import { loadConnector } from '../../../connector/index.ts';
import { open } from '../../connector/sandbox/client.ts';
import { type HookBody, hooks, hookTo, receiver } from '../../connector/sandbox/hooks/receiver.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/eventHooks/who1';
const hook = {
  id: 'who1',
  status: 'INACTIVE',
  verificationStatus: 'VERIFIED',
  name: 'Leavers',
  description: null,
  created: '2026-03-16T03:48:26.000Z',
  createdBy: '00u1',
  lastUpdated: '2026-03-16T03:48:26.000Z',
  events: { type: 'EVENT_TYPE', items: ['user.lifecycle.deactivate'], filter: null },
  channel: {
    type: 'HTTP',
    version: '1.0.0',
    config: {
      uri: 'https://example.com/okta',
      headers: [],
      method: 'POST',
      authScheme: { type: 'HEADER', key: 'X-Secret' },
    },
  },
  _links: {},
};

describe('update_event_hook', () => {
  test("keeps what is left out, the status too, since Okta's PUT replaces the whole hook", async () => {
    answer('GET', path, 200, hook);
    const sent = answer('PUT', path, 200, { ...hook, name: 'Quitters' });

    await expect(
      run(updateEventHook, { eventHookId: 'who1', name: 'Quitters', authScheme: { value: 'a-new-secret' } }),
    ).resolves.toMatchObject({ name: 'Quitters', changed: true });
    expect(sent.body).toEqual({
      status: 'INACTIVE',
      name: 'Quitters',
      description: null,
      events: hook.events,
      channel: {
        ...hook.channel,
        config: {
          ...hook.channel.config,
          authScheme: { type: 'HEADER', key: 'X-Secret', value: 'a-new-secret' },
        },
      },
    });
  });

  test('writes nothing where all is as wanted already', async () => {
    answer('GET', path, 200, hook);

    await expect(run(updateEventHook, { eventHookId: 'who1', name: 'Leavers' })).resolves.toEqual({
      ...hook,
      changed: false,
    });
  });

  test('takes the types and the filters in any order for the same, as Okta mixes them', async () => {
    const filtered = (event: string, version?: null) => ({
      event,
      condition: { expression: 'true', ...(version === null && { version }) },
    });
    const items = ['user.lifecycle.create', 'user.account.lock'];
    const eventFilterMap = items.map((item) => filtered(item, null));
    const events = { type: 'EVENT_TYPE', items, filter: { type: 'EXPRESSION_LANGUAGE', eventFilterMap } };
    answer('GET', path, 200, { ...hook, events });

    await expect(
      run(updateEventHook, {
        eventHookId: 'who1',
        events: items.toReversed(),
        filters: items.toReversed().map((event) => ({ event, expression: 'true' })),
        description: null,
        headers: [],
      }),
    ).resolves.toMatchObject({ changed: false });
  });

  test('says in the log that it must be verified again, where Okta wants that', async () => {
    const uri = 'https://example.com/other';
    answer('GET', path, 200, hook);
    answer('PUT', path, 200, { ...hook, verificationStatus: 'UNVERIFIED' });
    const log = vi.fn();

    await expect(run(updateEventHook, { eventHookId: 'who1', uri }, { log })).resolves.toMatchObject({
      verificationStatus: 'UNVERIFIED',
    });
    expect(log.mock.calls.flat().join()).toContain('verify_event_hook');
  });

  test('takes away filters with an empty list, and the description with null', async () => {
    const filter = { type: 'EXPRESSION_LANGUAGE', eventFilterMap: [] };
    answer('GET', path, 200, { ...hook, description: 'Old', events: { ...hook.events, filter } });
    const sent = answer('PUT', path, 200, hook);

    await run(updateEventHook, { eventHookId: 'who1', filters: [], description: null });
    expect(sent.body).toMatchObject({ description: null, events: { filter: null } });
  });

  test('keeps the secret that Okta never shows: the service still gets it', async () => {
    const { sandbox, send } = await open();
    const { uri, received } = await receiver();
    const { id } = (await send<HookBody>('POST', hooks, hookTo(uri, ['user.lifecycle.create']))).body;
    const okta = await loadConnector();
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };

    await okta.run('update_event_hook', { connection, input: { eventHookId: id, name: 'Joiners' } });
    await okta.run('verify_event_hook', { connection, input: { eventHookId: id } });
    expect(received).toMatchObject([{ method: 'GET', headers: { authorization: 'a-shared-secret' } }]);
  });

  test('writes nothing where it cannot read what it would write: the new secret stands in another header', async () => {
    const headers = [{ key: 'X-Secret', value: 'a-new-secret' }];
    const config = { ...hook.channel.config, headers };
    answer('GET', path, 200, { ...hook, channel: { ...hook.channel, config } });

    await expect(
      run(updateEventHook, { eventHookId: 'who1', authScheme: { value: 'a-new-secret' } }),
    ).rejects.toMatchObject({ code: 'REJECTED', message: expect.stringContaining('in another place') });
  });

  test('refuses an update of nothing', async () => {
    await expect(run(updateEventHook, { eventHookId: 'who1', name: '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'name' }],
    });
  });
});
