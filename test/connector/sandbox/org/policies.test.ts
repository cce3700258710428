import { describe, expect, test } from 'vitest';
import { open, refusal } from '../client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('policies', () => {
  test('are listed by their type, all at once, with a link to the list itself', async () => {
    const { sandbox, send } = await open();
    const { status, body, links } = await send<Record<string, unknown>[]>(
      'GET',
      '/api/v1/policies?type=ACCESS_POLICY',
    );
    expect(status).toBe(200);
    expect(links).toEqual([`<${sandbox.origin}/api/v1/policies?type=ACCESS_POLICY>; rel="self"`]);
    expect(body.map(({ name }) => name)).toEqual(['Okta Admin Console', 'Okta Dashboard', 'Any two factors']);
    expect(Object.keys(body[0] ?? {})).toEqual([
      'id',
      'status',
      'name',
      'priority',
      'system',
      'conditions',
      'created',
      'lastUpdated',
      '_links',
      '_embedded',
      'type',
    ]);
    expect(body[0]).toMatchObject({
      id: expect.stringMatching(/^rst\w{17}$/),
      system: false,
      conditions: null,
      _embedded: { resourceType: 'APP' },
    });
  });

  test('need a type that there is', async () => {
    const { send } = await open();
    expect(await send('GET', '/api/v1/policies')).toMatchObject(refusal(400, 'E0000028'));
    expect(await send('GET', '/api/v1/policies?type=X')).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    const licensed = '/api/v1/policies?type=ENTITY_RISK';
    expect(await send('GET', licensed)).toMatchObject(refusal(400, 'E0000002'));
    const other = await open({ licences: ['threat-protection'] });
    expect(await other.send('GET', licensed)).toMatchObject({ status: 200, body: [] });
  });

  test('are created as Okta does it', async () => {
    const { sandbox, send, walk } = await open({ now: () => noon });
    const { status, body } = await send<{ id: string }>('POST', '/api/v1/policies', {
      type: 'ACCESS_POLICY',
      name: 'Strict',
      description: 'For payroll',
      priority: 1,
    });
    const self = `${sandbox.origin}/api/v1/policies/${body.id}`;
    expect(status).toBe(200);
    expect(Object.entries(body)).toEqual([
      ['id', expect.stringMatching(/^rst\w{17}$/)],
      ['status', 'ACTIVE'],
      ['name', 'Strict'],
      ['description', 'For payroll'],
      ['priority', 1],
      ['system', false],
      ['conditions', null],
      ['created', '2026-11-21T12:00:00.000Z'],
      ['lastUpdated', '2026-11-21T12:00:00.000Z'],
      [
        '_links',
        {
          mappings: { href: `${self}/mappings`, hints: { allow: ['GET', 'POST'] } },
          self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
          rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
          deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
        },
      ],
      ['type', 'ACCESS_POLICY'],
    ]);
    const pages = await walk<{ name: string }>('/api/v1/policies?type=ACCESS_POLICY&limit=2');
    expect(pages.map((page) => page.map(({ name }) => name))).toEqual([
      ['Okta Admin Console', 'Okta Dashboard'],
      ['Any two factors', 'Strict'],
    ]);
  });

  test('come one after the other, may wait to be activated, and are found by name and status', async () => {
    const { send } = await open();
    expect(
      (await send('POST', '/api/v1/policies?activate=false', { type: 'PASSWORD', name: 'Long' })).body,
    ).toMatchObject({ priority: 2, status: 'INACTIVE' });
    const names = async (more: string) =>
      (await send<{ name: string }[]>('GET', `/api/v1/policies?type=PASSWORD&${more}`)).body.map(
        ({ name }) => name,
      );
    expect(await names('status=INACTIVE')).toEqual(['Long']);
    expect(await names('q=def')).toEqual(['Default Policy']);
  });

  test.each([{ name: '', type: 'PASSWORD' }, { name: 'x', type: 'IDP_DISCOVERY' }, { name: 'x' }])(
    'are refused: %j',
    async (sent) => {
      const { send } = await open();
      expect(await send('POST', '/api/v1/policies', sent)).toMatchObject({
        status: 400,
        body: { errorCode: 'E0000001' },
      });
    },
  );

  test('for enrolling say which authenticators, also where nobody did', async () => {
    const { send } = await open();
    const { body } = await send('POST', '/api/v1/policies', { type: 'MFA_ENROLL', name: 'Contractors' });
    expect(body).toMatchObject({
      id: expect.stringMatching(/^00p\w{17}$/),
      settings: { authenticators: [{ key: 'okta_email' }, { key: 'okta_password' }] },
    });
  });

  test('for passwords begin with the one that the org lives by', async () => {
    const { send } = await open({ passwordPolicy: { historyCount: 4 } });
    const { body } = await send<unknown[]>('GET', '/api/v1/policies?type=PASSWORD');
    expect(body).toMatchObject([{ settings: { password: { age: { historyCount: 4 } } } }]);
  });

  test('have names of their own', async () => {
    const { send } = await open();
    expect(
      await send('POST', '/api/v1/policies', { type: 'PASSWORD', name: 'Default Policy' }),
    ).toMatchObject(refusal(400, 'E0000001', 'name: Policy name already in use'));
  });
});
