import { describe, expect, test } from 'vitest';
import type { PickListQuestion } from '../../../../connector/core/pick-list.ts';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const choices = async (name: string, question: PickListQuestion = {}) =>
  (await pickLists[name]?.choices(clientOf(), question))?.choices;

describe('what a user let apps have', () => {
  const user = '/api/v1/users/00u1';
  const given = { userId: '00u1', clientId: '0oa1' };

  test('shows the clients by their names', async () => {
    answer('GET', `${user}/clients`, 200, [
      { client_id: '0oa1', client_name: 'Mail' },
      { client_id: '0oa2' },
    ]);

    await expect(choices('user_clients', { given })).resolves.toEqual([
      { value: '0oa1', label: 'Mail' },
      { value: '0oa2', label: '0oa2' },
    ]);
  });

  test('shows the grants by scope and client', async () => {
    answer('GET', `${user}/grants?limit=200`, 200, [
      { id: 'oag1', scopeId: 'okta.apps.read', clientId: '0oa1' },
    ]);

    await expect(choices('user_grants', { given })).resolves.toEqual([
      { value: 'oag1', label: 'okta.apps.read (0oa1)' },
    ]);
  });

  test('shows the refresh tokens of a client by what tells them apart', async () => {
    const created = '2026-02-12T08:00:00.000Z';
    answer('GET', `${user}/clients/0oa1/tokens?limit=200`, 200, [
      { id: 'oar1', created, scopes: ['openid', 'offline_access'] },
      { id: 'oar2' },
    ]);

    await expect(choices('user_refresh_tokens', { given })).resolves.toEqual([
      { value: 'oar1', label: `${created}: openid, offline_access` },
      { value: 'oar2', label: 'oar2' },
    ]);
  });
});

describe('relationships', () => {
  test.each([
    ['linked_object_names', ['manager', 'subordinate']],
    ['linked_object_primary_names', ['manager']],
  ])('are shown by their names: %s', async (name, values) => {
    answer('GET', '/api/v1/meta/schemas/user/linkedObjects', 200, [
      { primary: { name: 'manager', title: 'Manager' }, associated: { name: 'subordinate' } },
    ]);
    const shown = await choices(name);

    expect(shown?.map(({ value }) => value)).toEqual(values);
    expect(shown?.[0]).toEqual({ value: 'manager', label: 'Manager (manager)' });
  });
});

describe('attributes of a user type', () => {
  test('are those that the org added', async () => {
    answer('GET', '/api/v1/meta/schemas/user/osc1', 200, {
      definitions: {
        base: { properties: { login: { title: 'Username' } } },
        custom: { properties: { size: { title: 'Shirt size' }, odd: {} } },
      },
    });

    await expect(choices('user_schema_properties', { given: { userTypeId: 'oty1' } })).resolves.toEqual([
      { value: 'size', label: 'Shirt size (size)' },
      { value: 'odd', label: 'odd' },
    ]);
  });
});

describe('owners of a group', () => {
  test('are shown by their names', async () => {
    answer('GET', '/api/v1/groups/00g1/owners?limit=1000', 200, [
      { id: '00u1', displayName: 'Ada Lovelace' },
      { id: '00g2', displayName: null },
    ]);

    await expect(choices('group_owners', { given: { groupId: '00g1' } })).resolves.toEqual([
      { value: '00u1', label: 'Ada Lovelace' },
      { value: '00g2', label: '00g2' },
    ]);
  });
});
