import type { Plain } from '../../differential/plain.ts';

/** The input for an event hook that is made for it. Nobody listens at its address unless one is given. */
export async function hookIn(
  { send }: Plain,
  { status = 'ACTIVE', uri = 'http://127.0.0.1:9/hook' } = {},
): Promise<{ eventHookId: string }> {
  const { body } = await send('POST', '/api/v1/eventHooks', {
    name: 'Leavers',
    events: { type: 'EVENT_TYPE', items: ['user.lifecycle.deactivate'] },
    channel: { type: 'HTTP', version: '1.0.0', config: { uri } },
  });
  const path = `/api/v1/eventHooks/${body.id}`;
  if (status === 'INACTIVE') await send('POST', `${path}/lifecycle/deactivate`);
  return { eventHookId: body.id };
}
