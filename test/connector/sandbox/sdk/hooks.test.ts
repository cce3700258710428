import { describe, expect, test } from 'vitest';
import { receiver } from '../hooks/receiver.ts';
import { all, openWithSdk } from './client.ts';

describe('event hooks, by Okta’s client', () => {
  test('are created, verified, replaced, listed, deactivated and deleted', async () => {
    const { sdk } = await openWithSdk();
    const { uri } = await receiver();
    const { eventHookApi } = sdk;
    const eventHook = {
      name: 'Leavers',
      events: { type: 'EVENT_TYPE', items: ['user.lifecycle.deactivate'] },
      channel: { type: 'HTTP', version: '1.0.0', config: { uri } },
    } as const;

    const { id: eventHookId = '' } = await eventHookApi.createEventHook({
      eventHook: { ...eventHook, events: { ...eventHook.events, items: [...eventHook.events.items] } },
    });
    const verified = await eventHookApi.verifyEventHook({ eventHookId });
    expect(verified).toMatchObject({ verificationStatus: 'VERIFIED' });

    verified.name = 'Those who left';
    expect(await eventHookApi.replaceEventHook({ eventHookId, eventHook: verified })).toMatchObject({
      name: 'Those who left',
      verificationStatus: 'VERIFIED',
    });
    const listed = await all(await eventHookApi.listEventHooks());
    expect(listed.map(({ name }) => name)).toEqual(['Those who left']);

    await expect(eventHookApi.deleteEventHook({ eventHookId })).rejects.toMatchObject({
      errorCode: 'E0000001',
    });
    expect(await eventHookApi.deactivateEventHook({ eventHookId })).toMatchObject({ status: 'INACTIVE' });
    await eventHookApi.deleteEventHook({ eventHookId });
    await expect(eventHookApi.getEventHook({ eventHookId })).rejects.toMatchObject({ status: 404 });
  });
});
