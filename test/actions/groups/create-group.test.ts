import { describe, expect, test } from 'vitest';
import { createGroup } from '../../../actions/groups/create-group.ts';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { Send } from '../../../connector/core/send.ts';
import { answer, refused, run } from '../../okta.ts';
import { respond } from '../../sample-org.ts';

const group = { id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Engineering', description: null } };

describe('create_group', () => {
  test('posts the name alone', async () => {
    const sent = answer('POST', '/api/v1/groups', 200, group);

    await expect(run(createGroup, { name: 'Engineering' })).resolves.toEqual(group);
    expect(sent.body).toEqual({ profile: { name: 'Engineering' } });
  });

  test('posts description and custom attributes beside the name', async () => {
    const sent = answer('POST', '/api/v1/groups', 200, group);

    await run(createGroup, {
      name: 'Engineering',
      description: 'Builders',
      attributes: { site: 'Bern', seats: 9 },
    });
    expect(sent.body).toEqual({
      profile: { name: 'Engineering', description: 'Builders', site: 'Bern', seats: 9 },
    });
  });

  test.each([
    [400, 'E0000001', 'name: An object with this field already exists in the current organization'],
    [409, 'E0000055', 'Duplicate group.'],
  ])('says CONFLICT for a name that is taken, as orgs answer with %i %s', async (status, code, cause) => {
    answer('POST', '/api/v1/groups', status, refused(code, 'Api validation failed: name', cause));

    await expect(run(createGroup, { name: 'Engineering' })).rejects.toMatchObject({
      code: 'CONFLICT',
      okta: { errorCode: code },
    });
  });

  test('after a lost answer, finds the group that it created by its exact name, and never posts again', async () => {
    const asked: string[] = [];
    let rawUserAgent = '';
    const created = { ...group, created: '2026-11-21T12:00:00.000Z' };
    const send: Send = async ({ method, url, headers }) => {
      const { pathname, searchParams } = new URL(url);
      asked.push(`${method} ${pathname} ${searchParams.get('q') ?? searchParams.get('filter') ?? ''}`.trim());
      if (method === 'POST') {
        rawUserAgent = headers['user-agent'] ?? '';
        throw new ConnectorError('TIMEOUT', 'No answer in time.');
      }
      if (pathname === '/api/v1/logs')
        return respond(200, [{ uuid: '1', client: { userAgent: { rawUserAgent } } }]);
      return respond(200, [{ ...group, id: '00g2', profile: { name: 'Engineering EMEA' } }, created]);
    };

    await expect(run(createGroup, { name: 'Engineering' }, { send })).resolves.toEqual(created);
    expect(asked).toEqual([
      'POST /api/v1/groups',
      'GET /api/v1/groups Engineering',
      'GET /api/v1/logs eventType eq "group.lifecycle.create" and target.id eq "00g1"',
    ]);
  });
});
