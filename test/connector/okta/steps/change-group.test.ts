import { describe, expect, test } from 'vitest';
import { deleteGroup } from '../../../../actions/groups/delete-group.ts';
import { updateGroup } from '../../../../actions/groups/update-group.ts';
import type { ActionContext } from '../../../../connector/core/define-action.ts';
import { changeGroup, mergeGroup } from '../../../../connector/okta/steps/change-group.ts';
import { answer, refused } from '../../../okta.ts';
import { contextOf } from '../connected.ts';

const path = '/api/v1/groups/00g1';

const change = (action: ActionContext['action']) => changeGroup(contextOf(action, { groupId: '00g1' }));

describe('changeGroup', () => {
  test('carries out the request, and gives what it says', async () => {
    const sent = answer('DELETE', path, 204);

    await expect(change(deleteGroup)).resolves.toEqual({ groupId: '00g1', deleted: true });

    expect(sent.times).toBe(1);
  });

  test.each([
    [403, refused('E0000006', 'You do not have permission'), 'APP_GROUP', 'an application or directory'],
    [501, refused('E0000060', 'Unsupported operation'), 'BUILT_IN', 'Okta itself'],
  ])('tells after %i that somebody else keeps the group', async (status, body, type, keeper) => {
    answer('DELETE', path, status, body);
    answer('GET', path, 200, { id: '00g1', type, profile: { name: 'Sales' } });

    await expect(change(deleteGroup)).rejects.toMatchObject({
      code: 'REJECTED',
      status,
      okta: { errorCode: body.errorCode },
      message: `The group "Sales" is of type ${type}. It is managed by ${keeper} and cannot be changed here.`,
    });
  });

  test.each([
    ['the group is one of Okta', 200, { id: '00g1', type: 'OKTA_GROUP' }],
    ['the group cannot be read', 403, refused('E0000006', 'No')],
  ])('leaves the refusal as it is when %s', async (_, status, body) => {
    answer('DELETE', path, 403, refused('E0000006', 'You do not have permission'));
    answer('GET', path, status, body);

    await expect(change(deleteGroup)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('does not read the group after other refusals', async () => {
    answer('DELETE', path, 404, refused('E0000007', 'Not found'));

    await expect(change(deleteGroup)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('takes a delete for done when its reply was lost and the group is gone', async () => {
    answer('DELETE', path, 503);
    answer('DELETE', path, 404, refused('E0000007', 'Not found'));

    await expect(change(deleteGroup)).resolves.toEqual({ groupId: '00g1', deleted: true });
  });

  test('does not take a change for done when the group is gone', async () => {
    answer('PUT', path, 503);
    answer('PUT', path, 404, refused('E0000007', 'Not found'));

    await expect(change(updateGroup)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('does not take a removal from the group for done when there is no such group', async () => {
    const members = `${path}/users`;
    answer('DELETE', members, 503);
    answer('DELETE', members, 404, refused('E0000007', 'Not found'));

    const request = { method: 'DELETE', path: '/api/v1/groups/{groupId}/users' } as const;

    await expect(change({ ...deleteGroup, request })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('leaves a mistake in the program as it is', async () => {
    const context = contextOf(deleteGroup, { groupId: '00g1' });
    const mistake = new TypeError('undefined is not a function');
    const okta = {
      ...context.okta,
      perform: async () => {
        throw mistake;
      },
    };

    await expect(changeGroup({ ...context, okta })).rejects.toBe(mistake);
  });
});

describe('mergeGroup', () => {
  const profile = { name: 'Sales', description: 'All of sales', badge: 7 };

  test('sends the profile as it is with what changes in it', async () => {
    answer('GET', path, 200, { id: '00g1', type: 'OKTA_GROUP', profile });
    const sent = answer('PUT', path, 200, { id: '00g1' });
    const input = { groupId: '00g1', description: null, attributes: { badge: 8, color: 'red' } };

    await expect(mergeGroup(contextOf(updateGroup, input))).resolves.toEqual({ id: '00g1' });
    expect(sent.body).toEqual({
      profile: { name: 'Sales', description: null, badge: 8, color: 'red' },
    });
  });

  test('changes the name', async () => {
    answer('GET', path, 200, { id: '00g1', profile });
    const sent = answer('PUT', path, 200, { id: '00g1' });
    await mergeGroup(contextOf(updateGroup, { groupId: '00g1', name: 'Marketing' }));

    expect(sent.body).toEqual({ profile: { ...profile, name: 'Marketing' } });
  });

  test('changes no group that Okta does not keep', async () => {
    answer('GET', path, 200, { id: '00g1', type: 'APP_GROUP', profile });

    await expect(mergeGroup(contextOf(updateGroup, { groupId: '00g1', name: 'x' }))).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('APP_GROUP'),
    });
  });
});
