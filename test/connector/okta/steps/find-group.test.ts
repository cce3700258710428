import { describe, expect, test } from 'vitest';
import { findGroupByName } from '../../../../connector/okta/steps/find-group.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const path = '/api/v1/groups?q=Engineering&limit=10000';

describe('findGroupByName', () => {
  test('finds the group of exactly this name among those that begin with it', async () => {
    answer('GET', path, 200, [
      { id: '00g1', profile: { name: 'Engineering Leads' } },
      { id: '00g2' },
      { id: '00g3', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'Engineering')).resolves.toMatchObject({
      status: 200,
      body: { id: '00g3' },
    });
  });

  test('ignores case, as Okta does', async () => {
    answer('GET', '/api/v1/groups?q=ENGINEERING&limit=10000', 200, [
      { id: '00g1', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'ENGINEERING')).resolves.toMatchObject({ body: { id: '00g1' } });
  });

  test('passes over a group whose name is a number or missing', async () => {
    answer('GET', path, 200, [
      { id: '00g1', profile: { name: 7 } },
      { id: '00g2', profile: null },
      { id: '00g3', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'Engineering')).resolves.toMatchObject({ body: { id: '00g3' } });
  });

  test('finds none where the names only begin so', async () => {
    answer('GET', path, 200, [{ id: '00g1', profile: { name: 'Engineering Leads' } }]);

    await expect(findGroupByName(clientOf(), 'Engineering')).resolves.toBeUndefined();
  });

  test('does not take an answer that may be cut for a no', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => ({
      id: `00g${at}`,
      profile: { name: `a${at}` },
    }));
    answer('GET', '/api/v1/groups?q=a&limit=10000', 200, names);

    await expect(findGroupByName(clientOf(), 'a')).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('More than 10000 groups have names that start with "a"'),
    });
  });

  test('tells groups of the same name apart where Okta names no type', async () => {
    answer('GET', path, 200, [
      { id: '00g1', profile: { name: 'Engineering' } },
      { id: '00g2', type: 'APP_GROUP', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'Engineering')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('00g1 (unknown type), 00g2 (APP_GROUP)'),
    });
  });

  test.each(['OKTA_GROUP', 'APP_GROUP'])('finds the one of two that is of the type %s', async (type) => {
    answer('GET', path, 200, [
      { id: 'APP_GROUP', type: 'APP_GROUP', profile: { name: 'Engineering' } },
      { id: 'OKTA_GROUP', type: 'OKTA_GROUP', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'Engineering', type)).resolves.toMatchObject({
      body: { id: type },
    });
  });
});
