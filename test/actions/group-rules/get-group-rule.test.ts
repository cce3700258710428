import { describe, expect, test } from 'vitest';
import { getGroupRule } from '../../../actions/group-rules/get-group-rule.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_group_rule', () => {
  test('gives back the rule with all that Okta sent', async () => {
    const rule = { id: '0pr1', status: 'ACTIVE', conditions: { people: null }, more: 1 };
    answer('GET', '/api/v1/groups/rules/0pr1', 200, rule);

    await expect(run(getGroupRule, { groupRuleId: '0pr1' })).resolves.toEqual(rule);
  });

  test('says NOT_FOUND for a rule that Okta does not know', async () => {
    const missing = refused('E0000007', 'Not found: Resource not found: 0pr9 (GroupRule)');
    answer('GET', '/api/v1/groups/rules/0pr9', 404, missing);

    await expect(run(getGroupRule, { groupRuleId: '0pr9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
