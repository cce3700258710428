import { describe, expect, test } from 'vitest';
import { verifyEventHook } from '../../../actions/event-hooks/verify-event-hook.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/eventHooks/who1';

describe('verify_event_hook', () => {
  test('verifies, and gives back the event hook as Okta has it then', async () => {
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE', verificationStatus: 'UNVERIFIED' });
    answer('POST', `${path}/lifecycle/verify`, 200, {});
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE', verificationStatus: 'VERIFIED' });

    await expect(run(verifyEventHook, { eventHookId: 'who1' })).resolves.toMatchObject({
      verificationStatus: 'VERIFIED',
      changed: true,
    });
  });

  test('asks the service again where it was verified before, and says that nothing changed', async () => {
    const hook = { id: 'who1', status: 'ACTIVE', verificationStatus: 'VERIFIED' };
    answer('GET', path, 200, hook);
    const sent = answer('POST', `${path}/lifecycle/verify`, 200, hook);
    answer('GET', path, 200, hook);

    await expect(run(verifyEventHook, { eventHookId: 'who1' })).resolves.toEqual({ ...hook, changed: false });
    expect(sent.times).toBe(1);
  });

  test("says in Okta's words what the service did wrong", async () => {
    answer('GET', path, 200, { id: 'who1', status: 'ACTIVE' });
    const cause = 'The external service did not answer in time';
    answer(
      'POST',
      `${path}/lifecycle/verify`,
      400,
      refused('E0000001', 'Api validation failed: verify', cause),
    );

    await expect(run(verifyEventHook, { eventHookId: 'who1' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining(cause),
    });
  });
});
