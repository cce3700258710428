import { describe, expect, test } from 'vitest';
import { getUser } from '../../actions/users/get-user.ts';
import { suspendUser } from '../../actions/users/suspend-user.ts';
import type { HttpRequest } from '../../connector/core/send.ts';
import { createRuntime } from '../../connector/runtime.ts';
import { connection } from '../okta.ts';
import { limits, responseOf, stillClock } from '../road.ts';

/** A runtime before orgs whose bucket has nothing left after the first call. */
function runtimeOf(body: unknown = { id: '00u1' }) {
  const clock = stillClock();
  const sent: HttpRequest[] = [];
  const send = async (request: HttpRequest) => {
    sent.push(request);
    return responseOf(200, body, limits(20, 0, 30));
  };
  const runtime = createRuntime({ send, ...clock });
  const run = (domain: string, input: Record<string, unknown> = { userId: '00u1' }) =>
    runtime.run(getUser, { connection: { ...connection, domain }, input });
  return { clock, sent, runtime, run };
}

describe('createRuntime', () => {
  test('remembers the rate limit of a connection from one run to the next', async () => {
    const { clock, run } = runtimeOf();
    await run('acme');
    await run('acme');

    expect(clock.waits).toEqual([31_000]);
  });

  test('tells what it knows of the rate limits of a connection, and how much of them it used', async () => {
    const { run, runtime } = runtimeOf();
    const known = () => runtime.rateLimits({ ...connection, domain: 'acme' });
    expect(known()).toEqual([]);
    await run('acme');

    expect(known()).toEqual([
      {
        bucket: 'GET /users/{id}',
        limit: 20,
        usable: 18,
        remaining: 0,
        resetAt: expect.stringMatching(/Z$/),
        calls: 1,
      },
    ]);
  });

  test('sends the mark of a run with each change, behind the User-Agent, and with no read', async () => {
    const { sent, runtime } = runtimeOf({ id: '00u1', status: 'SUSPENDED' });
    await runtime.run(suspendUser, { connection, input: { userId: '00u1' }, mark: 'run/1' });

    const agents = new Set(sent.map(({ method, headers }) => `${method} ${headers['user-agent']}`));
    expect([...agents].sort()).toEqual(['GET okta-workflow-connector', 'POST okta-workflow-connector run/1']);
  });

  test('keeps connections apart', async () => {
    const { clock, sent, run } = runtimeOf();
    await run('acme');
    await run('other');

    expect(sent.map(({ url }) => new URL(url).host)).toEqual(['acme.okta.com', 'other.okta.com']);
    expect(clock.waits).toEqual([]);
  });

  test('forgets the oldest of more than a hundred connections', async () => {
    const { clock, run } = runtimeOf();
    for (let org = 0; org <= 100; org += 1) await run(`org-${org}`);
    await run('org-0');
    expect(clock.waits).toEqual([]);

    await run('org-100');
    expect(clock.waits).toEqual([31_000]);
  });

  test('looks at the input before the connection', async () => {
    const { run } = runtimeOf();

    await expect(run('http://', {})).rejects.toMatchObject({ code: 'INVALID_INPUT', action: 'get_user' });
    await expect(run('http://')).rejects.toMatchObject({ code: 'INVALID_CONNECTION', action: 'get_user' });
  });

  test('refuses a connection that cannot be read', async () => {
    const { runtime } = runtimeOf();
    const circle: Record<string, unknown> = {};
    circle['around'] = circle;
    for (const broken of [circle, { ...connection, sandbox: 1n }]) {
      await expect(
        runtime.run(getUser, { connection: broken, input: { userId: '00u1' } }),
      ).rejects.toMatchObject({ code: 'INVALID_CONNECTION', action: 'get_user' });
    }
  });

  test('takes no connection for a wrong one', async () => {
    const { runtime } = runtimeOf();
    const run = runtime.run(getUser, { connection: undefined, input: { userId: '00u1' } });

    await expect(run).rejects.toMatchObject({ code: 'INVALID_CONNECTION' });
    await expect(runtime.testConnection(undefined, { actions: [] })).rejects.toMatchObject({
      code: 'INVALID_CONNECTION',
    });
  });

  test('asks a pick list for what was typed, without the spaces around it', async () => {
    const { sent, runtime } = runtimeOf([]);
    await runtime.choices('groups', { connection, search: '  eng ' });
    await runtime.choices('groups', { connection, search: '  ' });

    expect(sent.map(({ url }) => new URL(url).searchParams.get('search'))).toEqual([
      'profile.name co "eng"',
      null,
    ]);
  });

  test.each([{ limit: 0 }, { limit: 10_001 }, { chosen: [] }])(
    'asks nothing for a question to a pick list such as %j',
    async (question) => {
      const { sent, runtime } = runtimeOf([]);

      await expect(runtime.choices('groups', { connection, ...question })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
      expect(sent).toEqual([]);
    },
  );

  test('has no choices in a pick list that it does not know', async () => {
    const { sent, runtime } = runtimeOf();

    await expect(runtime.choices('planets', { connection })).resolves.toEqual({
      choices: [],
      nextCursor: null,
    });
    expect(sent).toEqual([]);
  });
});
