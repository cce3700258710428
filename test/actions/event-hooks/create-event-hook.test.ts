import { describe, expect, test } from 'vitest';
import { createEventHook } from '../../../actions/event-hooks/create-event-hook.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/eventHooks';
const hook = { id: 'who1', status: 'ACTIVE', verificationStatus: 'UNVERIFIED' };
const given = { name: 'Leavers', events: ['user.lifecycle.deactivate'], uri: 'https://example.com/okta' };

describe('create_event_hook', () => {
  test('adds the kinds that Okta wants to hear, and the usual header', async () => {
    const sent = answer('POST', path, 200, hook);

    await expect(
      run(createEventHook, { ...given, authScheme: { value: 'a-shared-secret' } }),
    ).resolves.toEqual(hook);
    expect(sent.body).toEqual({
      name: 'Leavers',
      events: { type: 'EVENT_TYPE', items: ['user.lifecycle.deactivate'] },
      channel: {
        type: 'HTTP',
        version: '1.0.0',
        config: {
          uri: 'https://example.com/okta',
          authScheme: { type: 'HEADER', key: 'Authorization', value: 'a-shared-secret' },
        },
      },
    });
  });

  test('sends an expression for each type that is filtered', async () => {
    const sent = answer('POST', path, 200, hook);
    const expression = "event.target.?[displayName eq 'Sales'].size()>0";

    await run(createEventHook, { ...given, filters: [{ event: 'group.user_membership.add', expression }] });
    expect(sent.body).toMatchObject({
      events: {
        filter: {
          type: 'EXPRESSION_LANGUAGE',
          eventFilterMap: [{ event: 'group.user_membership.add', condition: { expression } }],
        },
      },
    });
  });

  test('keeps the secret of a header out of what it gives back and of errors', async () => {
    const headers = [{ key: 'X-Secret', value: 'a-shared-secret' }];
    answer('POST', path, 200, { ...hook, channel: { config: { headers } } });
    const output = await run(createEventHook, { ...given, headers });

    expect(JSON.stringify(output)).not.toContain('a-shared-secret');

    const cause = 'headers: a-shared-secret is not valid';
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: headers', cause));
    const error: unknown = await run(createEventHook, { ...given, headers }).catch((thrown) => thrown);

    expect(JSON.stringify(error)).toContain('REJECTED');
    expect(JSON.stringify(error)).not.toContain('a-shared-secret');
  });

  test.each([
    ['uri', { uri: 'tickets' }],
    ['events.0', { events: ['sign-ins'] }],
    ['authScheme.value', { authScheme: { key: 'X-Secret' } }],
    ['headers.0.key', { headers: [{ key: 'X Source', value: 'a' }] }],
  ])('refuses %s before it asks', async (field, wrong) => {
    await expect(run(createEventHook, { ...given, ...wrong })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field }],
    });
  });
});
