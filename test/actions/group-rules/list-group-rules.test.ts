import { describe, expect, test } from 'vitest';
import { listGroupRules } from '../../../actions/group-rules/list-group-rules.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_group_rules', () => {
  test('asks for 200 at once, and passes the word and the names of groups', async () => {
    const rules = [{ id: '0pr1', status: 'INVALID' }];
    answer('GET', '/api/v1/groups/rules?search=sales&expand=groupIdToGroupNameMap&limit=200', 200, rules);

    await expect(
      run(listGroupRules, { search: 'sales', expand: 'groupIdToGroupNameMap' }),
    ).resolves.toMatchObject({ groupRules: rules, count: 1, hasMore: false });
  });

  test('says FORBIDDEN with the scope that is missing', async () => {
    const body = refused('E0000006', 'You do not have permission to perform the requested action');
    answer('GET', '/api/v1/groups/rules?limit=200', 403, body);

    await expect(run(listGroupRules, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.groups.read'),
    });
  });
});
