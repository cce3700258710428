import { describe, expect, test } from 'vitest';
import { assignGroupToApp } from '../../../actions/apps/assign-group-to-app.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', groupId: '00g1' };
const path = '/api/v1/apps/0oa1/groups/00g1';
const unknown = refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)');
const before = { id: '00g1', priority: 2, profile: { role: 'reader', site: 'Bern' } };

describe('assign_group_to_app', () => {
  test('assigns a group that does not have the app, and leaves the priority to Okta', async () => {
    answer('GET', path, 404, unknown);
    const sent = answer('PUT', path, 200, { id: '00g1', priority: 4, profile: {} });

    await expect(run(assignGroupToApp, input)).resolves.toEqual({
      id: '00g1',
      priority: 4,
      profile: {},
      changed: true,
      before: null,
    });
    expect(sent.body).toEqual({});
  });

  test('keeps what is left out of an assignment that exists', async () => {
    answer('GET', path, 200, before);
    const sent = answer('PUT', path, 200, before);

    await expect(run(assignGroupToApp, { ...input, profile: { role: 'writer' } })).resolves.toMatchObject({
      changed: true,
      before,
    });
    expect(sent.body).toEqual({ priority: 2, profile: { role: 'writer', site: 'Bern' } });
  });

  test('sends nothing where the group has it already as it is wanted', async () => {
    answer('GET', path, 200, before);

    await expect(run(assignGroupToApp, { ...input, priority: 2 })).resolves.toEqual({
      ...before,
      changed: false,
      before,
    });
  });

  test('says NOT_FOUND for a group that does not exist', async () => {
    answer('GET', path, 404, unknown);
    answer('PUT', path, 404, unknown);

    await expect(run(assignGroupToApp, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
