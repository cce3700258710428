import { describe, expect, test } from 'vitest';
import { updateGroupRule } from '../../../actions/group-rules/update-group-rule.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/rules/0pr1';
const rule = (status: string) => ({
  type: 'group_rule',
  id: '0pr1',
  status,
  name: 'Sales',
  conditions: {
    people: { users: { exclude: ['00u1'] }, groups: { exclude: ['00g9'] } },
    expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Sales"' },
  },
  actions: { assignUserToGroups: { groupIds: ['00g1'] } },
  allGroupsValid: true,
});
const input = { groupRuleId: '0pr1', expression: 'user.title == "Rep"', reactivate: true };
const is = (status: string) => answer('GET', path, 200, rule(status));
const turned = (to: 'activate' | 'deactivate', status = 204, body?: unknown) =>
  answer('POST', `${path}/lifecycle/${to}`, status, body);

describe('update_group_rule', () => {
  test("merges what is given into the rule, since Okta's PUT replaces all of it", async () => {
    is('INACTIVE');
    const sent = answer('PUT', path, 200, rule('INACTIVE'));

    await expect(run(updateGroupRule, { groupRuleId: '0pr1', excludedUserIds: [] })).resolves.toMatchObject({
      changed: true,
    });
    const { type, name, conditions, actions } = rule('INACTIVE');
    const people = { ...conditions.people, users: { exclude: [] } };
    expect(sent.body).toEqual({ type, name, conditions: { ...conditions, people }, actions });
  });

  test('sends nothing where the rule is already as it is wanted, active or not', async () => {
    is('ACTIVE');

    await expect(
      run(updateGroupRule, { ...input, name: 'Sales', expression: 'user.department == "Sales"' }),
    ).resolves.toEqual({ ...rule('ACTIVE'), changed: false });
  });

  test('does not stop an active rule for the same groups in another order', async () => {
    const groups = (groupIds: string[]) => ({
      ...rule('ACTIVE'),
      actions: { assignUserToGroups: { groupIds } },
    });
    answer('GET', path, 200, groups(['00g1', '00g2']));

    await expect(
      run(updateGroupRule, { groupRuleId: '0pr1', groupIds: ['00g2', '00g1'], reactivate: true }),
    ).resolves.toMatchObject({ changed: false });
  });

  test('does not touch an active rule, and says both ways out', async () => {
    is('ACTIVE');

    await expect(run(updateGroupRule, { ...input, reactivate: false })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/The group rule is ACTIVE.* deactivate_group_rule\. Or turn on/),
    });
  });

  test('deactivates an active rule, changes it and activates it again, if that is wanted', async () => {
    is('ACTIVE');
    turned('deactivate');
    answer('PUT', path, 200, rule('INACTIVE'));
    turned('activate');
    is('ACTIVE');

    await expect(run(updateGroupRule, input)).resolves.toEqual({ ...rule('ACTIVE'), changed: true });
  });

  test('activates a rule again that Okta did not change, and says so', async () => {
    is('ACTIVE');
    turned('deactivate');
    answer('PUT', path, 400, refused('E0000001', 'Api validation failed: validateRule', 'Parameter missing'));
    turned('activate');

    await expect(run(updateGroupRule, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringMatching(/Parameter missing\. The rule was not changed\. It is active again\.$/),
    });
  });

  test('says that a rule was left inactive where it can be neither changed nor activated', async () => {
    is('ACTIVE');
    turned('deactivate');
    answer('PUT', path, 403, refused('E0000006', 'No permission'));
    turned('activate', 403, refused('E0000006', 'No permission'));

    await expect(run(updateGroupRule, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/was not changed, and it is not known to be active again\./),
    });
  });

  test('says that a rule was changed where only its activation failed', async () => {
    is('ACTIVE');
    turned('deactivate');
    answer('PUT', path, 200, rule('INACTIVE'));
    turned('activate', 400, refused('E0000001', 'Api validation failed: rule', 'The group is gone'));

    await expect(run(updateGroupRule, input)).rejects.toMatchObject({
      code: 'REJECTED',
      retryable: false,
      message: expect.stringContaining('The rule was changed, but it is not known to be active again.'),
    });
  });

  test('goes on where no answer tells that it was deactivated, but its status does', async () => {
    is('ACTIVE');
    for (let attempt = 0; attempt < 4; attempt += 1) turned('deactivate', 502, 'Bad Gateway');
    is('INACTIVE');
    answer('PUT', path, 200, rule('INACTIVE'));
    turned('activate');
    is('ACTIVE');

    await expect(run(updateGroupRule, input)).resolves.toMatchObject({ status: 'ACTIVE', changed: true });
  });

  test('is left alone where Okta does not deactivate it', async () => {
    is('ACTIVE');
    turned('deactivate', 403, refused('E0000006', 'No permission'));

    await expect(run(updateGroupRule, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.not.stringContaining('active again'),
    });
  });

  test('goes on where the answer to a step was lost that was carried out', async () => {
    is('ACTIVE');
    turned('deactivate', 502, 'Bad Gateway');
    turned('deactivate', 400, refused('E0000001', 'Api validation failed: status', 'Not active'));
    is('INACTIVE');
    answer('PUT', path, 200, rule('INACTIVE'));
    turned('activate');
    is('ACTIVE');

    await expect(run(updateGroupRule, input)).resolves.toMatchObject({ status: 'ACTIVE', changed: true });
  });

  test('says in what status the rule may be when the run is stopped in between', async () => {
    const stop = new AbortController();
    is('ACTIVE');
    turned('deactivate');
    const running = run(updateGroupRule, input, { signal: stop.signal, log: () => stop.abort() });

    await expect(running).rejects.toMatchObject({
      code: 'CANCELLED',
      message: expect.stringMatching(
        /not certain whether the rule was changed, and it is not known to be active/,
      ),
    });
  });

  test('refuses an update of nothing', async () => {
    await expect(run(updateGroupRule, { groupRuleId: '0pr1' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'name' }],
    });
  });
});
