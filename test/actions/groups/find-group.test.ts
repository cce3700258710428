import { describe, expect, test } from 'vitest';
import { findGroup } from '../../../actions/groups/find-group.ts';
import { answer, run } from '../../okta.ts';

describe('find_group', () => {
  test('takes the group of exactly this name, ignoring case, among those that begin so', async () => {
    answer('GET', '/api/v1/groups?q=engineering', 200, [
      { id: '00g1', profile: { name: 'Engineering EMEA' } },
      { id: '00g2', profile: { name: 'Engineering' } },
    ]);

    await expect(run(findGroup, { name: 'engineering' })).resolves.toEqual({
      found: true,
      group: { id: '00g2', profile: { name: 'Engineering' } },
    });
  });

  test('says found: false when names only begin so', async () => {
    answer('GET', '/api/v1/groups?q=Eng', 200, [{ id: '00g1', profile: { name: 'Engineering' } }]);

    await expect(run(findGroup, { name: 'Eng' })).resolves.toEqual({ found: false, group: null });
  });
});
