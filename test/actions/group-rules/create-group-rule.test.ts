import { describe, expect, test } from 'vitest';
import { createGroupRule } from '../../../actions/group-rules/create-group-rule.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { Send } from '../../../connector/core/send.ts';
import { answer, refused, run } from '../../okta.ts';
import { respond } from '../../sample-org.ts';

const path = '/api/v1/groups/rules';
const input = { name: 'Sales', expression: 'user.department == "Sales"', groupIds: ['00g1'] };
const rule = { id: '0pr1', name: 'Sales', status: 'INACTIVE', created: '2026-11-21T12:00:00.000Z' };

describe('create_group_rule', () => {
  test('posts the rule with the types that Okta wants, and leaves it inactive', async () => {
    const sent = answer('POST', path, 200, rule);

    await expect(run(createGroupRule, { ...input, excludedUserIds: ['00u1'] })).resolves.toEqual(rule);
    expect(sent.body).toEqual({
      type: 'group_rule',
      name: 'Sales',
      conditions: {
        expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Sales"' },
        people: { users: { exclude: ['00u1'] } },
      },
      actions: { assignUserToGroups: { groupIds: ['00g1'] } },
    });
  });

  test('activates it if that is wanted, and gives it back as it is then', async () => {
    answer('POST', path, 200, rule);
    answer('POST', `${path}/0pr1/lifecycle/activate`, 204);
    answer('GET', `${path}/0pr1`, 200, { ...rule, status: 'ACTIVE' });

    await expect(run(createGroupRule, { ...input, activate: true })).resolves.toEqual({
      ...rule,
      status: 'ACTIVE',
    });
  });

  test('says that the rule is there when only its activation fails', async () => {
    answer('POST', path, 200, rule);
    answer('POST', `${path}/0pr1/lifecycle/activate`, 403, refused('E0000006', 'No permission'));

    await expect(run(createGroupRule, { ...input, activate: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      retryable: false,
      message: expect.stringContaining('Okta created the rule 0pr1, but it is not known to be active.'),
    });
  });

  test.each([
    ['CONFLICT', 'name: An object with this field already exists in the current organization'],
    ['REJECTED', 'conditions.expression.value: Invalid property dept in expression'],
  ])('says %s for what Okta refuses', async (code, cause) => {
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: rule', cause));

    await expect(run(createGroupRule, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(cause),
    });
  });

  test('after a lost answer, finds the rule that it created by its exact name, and never posts again', async () => {
    const asked: string[] = [];
    let rawUserAgent = '';
    const send: Send = async ({ method, url, headers }) => {
      const { pathname } = new URL(url);
      asked.push(`${method} ${pathname}`);
      if (method === 'POST') {
        rawUserAgent = headers['user-agent'] ?? '';
        throw new ConnectorError('TIMEOUT', 'No answer in time.');
      }
      if (pathname === '/api/v1/logs') {
        return respond(200, [{ uuid: '1', client: { userAgent: { rawUserAgent } } }]);
      }
      return respond(200, [{ ...rule, id: '0pr2', name: 'Sales EMEA' }, rule]);
    };

    await expect(run(createGroupRule, input, { send })).resolves.toEqual(rule);
    expect(asked).toEqual([`POST ${path}`, `GET ${path}`, 'GET /api/v1/logs']);
  });
});
