import { describe, expect, test } from 'vitest';
import { type EventBody, open, refusal } from '../client.ts';

interface Body {
  readonly id: string;
  readonly status: string;
  readonly name: string;
  readonly _links: Record<string, unknown>;
}

/** An org with a policy for passwords of somebody's own. */
async function withPolicy() {
  const client = await open();
  const { body } = await client.send<Body>('POST', '/api/v1/policies', { type: 'PASSWORD', name: 'Long' });
  return { ...client, id: body.id, path: `/api/v1/policies/${body.id}` };
}

describe('a policy', () => {
  test('is read, changed, turned off and on, and deleted with its rules', async () => {
    const { send, path } = await withPolicy();
    await send('POST', `${path}/rules`, { type: 'PASSWORD', name: 'Office' });
    const { body } = await send<Body>('PUT', path, { type: 'PASSWORD', name: 'Longer' });
    expect(body).toMatchObject({ name: 'Longer', status: 'ACTIVE' });
    for (const _ of ['once', 'again']) {
      expect(await send('POST', `${path}/lifecycle/deactivate`)).toMatchObject({ status: 204 });
    }
    expect((await send<Body>('GET', `${path}?expand=rules`)).body).toMatchObject({
      status: 'INACTIVE',
      _links: { activate: { hints: { allow: ['POST'] } } },
      _embedded: { rules: [{ name: 'Office' }] },
    });
    expect(await send('POST', `${path}/lifecycle/activate`)).toMatchObject({ status: 204 });
    expect(await send('DELETE', path)).toMatchObject({ status: 204 });
    for (const gone of [path, `${path}/rules`]) {
      expect(await send('GET', gone)).toMatchObject(refusal(404, 'E0000007'));
    }
    const filter = encodeURIComponent('eventType sw "policy.lifecycle"');
    const { body: events } = await send<EventBody[]>('GET', `/api/v1/logs?filter=${filter}`);
    expect(events.map(({ eventType }) => eventType)).toEqual(
      ['create', 'update', 'deactivate', 'activate', 'delete'].map((what) => `policy.lifecycle.${what}`),
    );
  });

  test("of Okta's own, or that apps use, stays", async () => {
    const { send } = await open();
    const { body: own } = await send<Body[]>('GET', '/api/v1/policies?type=PASSWORD');
    const { body: strict } = await send<Body>('POST', '/api/v1/policies', {
      type: 'ACCESS_POLICY',
      name: 'Strict',
    });
    const { body: apps } = await send<Body[]>('GET', '/api/v1/apps?limit=1');
    await send('PUT', `/api/v1/apps/${apps[0]?.id}/policies/${strict.id}`);
    for (const id of [own[0]?.id, strict.id]) {
      expect(await send('POST', `/api/v1/policies/${id}/lifecycle/deactivate`)).toMatchObject({
        status: 400,
      });
      expect(await send('DELETE', `/api/v1/policies/${id}`)).toMatchObject({ status: 400 });
    }
  });
});

test('policies are sorted by name if that is asked for, on one page or several', async () => {
  const { send, walk } = await open();
  for (const name of ['Zeta', 'Alpha']) await send('POST', '/api/v1/policies', { type: 'PASSWORD', name });
  const path = '/api/v1/policies?type=PASSWORD&sortBy=name';
  for (const page of [path, `${path}&limit=2`]) {
    const names = (await walk<Body>(page)).flat().map(({ name }) => name);
    expect(names).toEqual(['Alpha', 'Default Policy', 'Zeta']);
  }
});

describe('the rules of a policy', () => {
  test('begin with one of the system, which stays', async () => {
    const { send } = await open();
    const [policy] = (await send<Body[]>('GET', '/api/v1/policies?type=ACCESS_POLICY')).body;
    const path = `/api/v1/policies/${policy?.id}/rules`;
    const { body } = await send<Body[]>('GET', path);
    expect(body).toMatchObject([{ name: 'Catch-all Rule', system: true, priority: 99, conditions: null }]);
    expect(Object.keys(body[0]?._links ?? {})).toEqual(['self']);
    const rule = `${path}/${body[0]?.id}`;
    expect(await send('POST', `${rule}/lifecycle/deactivate`)).toMatchObject({ status: 400 });
    expect(await send('DELETE', rule)).toMatchObject({ status: 400 });
  });

  test('are created, changed, turned off and on, and deleted', async () => {
    const { send, path } = await withPolicy();
    const { body } = await send<Body>('POST', `${path}/rules`, { type: 'PASSWORD', name: 'Office' });
    const rule = `${path}/rules/${body.id}`;
    expect(body).toMatchObject({ status: 'ACTIVE', priority: 1, type: 'PASSWORD' });
    expect(await send('POST', `${path}/rules`, { type: 'PASSWORD', name: 'Office' })).toMatchObject({
      status: 400,
    });
    expect(await send('PUT', rule, { ...body, name: 'Home' })).toMatchObject({ body: { name: 'Home' } });
    expect(await send('POST', `${rule}/lifecycle/deactivate`)).toMatchObject({ status: 204 });
    expect((await send('GET', rule)).body).toMatchObject({ status: 'INACTIVE' });
    expect(await send('POST', `${rule}/lifecycle/activate`)).toMatchObject({ status: 204 });
    expect(await send('DELETE', rule)).toMatchObject({ status: 204 });
    expect(await send('GET', rule)).toMatchObject(refusal(404, 'E0000007'));
  });

  test('are those of their policy alone', async () => {
    const { send, path } = await withPolicy();
    const { body } = await send<Body>('POST', `${path}/rules`, { type: 'PASSWORD', name: 'Office' });
    const [own] = (await send<Body[]>('GET', '/api/v1/policies?type=PASSWORD')).body;
    expect(await send('GET', `/api/v1/policies/${own?.id}/rules/${body.id}`)).toMatchObject(
      refusal(404, 'E0000007'),
    );
  });
});
