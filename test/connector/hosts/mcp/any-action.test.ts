import { describe, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../../../connector/hosts/mcp/audit-log.ts';
import { selectActions } from '../../../../connector/hosts/mcp/tools.ts';
import { bestFor } from '../../../../connector/hosts/shared/find.ts';
import { type Connector, loadConnector } from '../../../../connector/index.ts';
import { type Answer, errorIn } from './answer.ts';
import { linked, type Stand } from './linked.ts';

const { manifest } = await loadConnector();

const given = (output: unknown) => vi.fn<Connector['run']>(async () => output as never);

/** Calls a tool of a server that offers the everyday actions, as it does by itself. */
async function called(
  name: string,
  input: Record<string, unknown>,
  { run = given({}), readOnly, ...parts }: Stand & { run?: Connector['run']; readOnly?: boolean } = {},
) {
  const pickList = async () => ({ choices: [], nextCursor: null });
  const offered = selectActions(manifest, { readOnly });
  const client = await linked({ ...offered, ...parts, okta: { run, pickList } });
  return (await client.callTool({ name, arguments: input })) as Answer;
}

const running = (action: string, input: object, parts?: Parameters<typeof called>[2]) =>
  called('run_action', { action, input }, parts);

describe('the tools for any action', () => {
  const names = async (parts: Stand) =>
    (await (await linked(parts)).listTools()).tools.map(({ name }) => name);

  test('are there where not all actions are tools of their own', async () => {
    expect((await names(selectActions(manifest, {}))).slice(-5)).toEqual([
      'find_actions',
      'describe_action',
      'run_action',
      'run_for_each',
      'latest_events',
    ]);
    for (const tools of [['all'], ['users', 'groups']]) {
      expect(await names(selectActions(manifest, { tools }))).not.toContain('run_action');
    }
  });

  test('say by hints what they may do', async () => {
    const hints = async (readOnly: boolean) => {
      const { tools } = await (await linked(selectActions(manifest, { readOnly }))).listTools();
      return tools.find(({ name }) => name === 'run_action')?.annotations;
    };

    expect(await hints(false)).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(await hints(true)).toMatchObject({ readOnlyHint: true, destructiveHint: false });
  });

  test('are no tools of a server that was told which tools to offer', async () => {
    const only = selectActions(manifest, { tools: ['groups'] });

    await expect(called('run_action', { action: 'get_user', input: {} }, only)).rejects.toThrow(
      'no tool called "run_action"',
    );
  });
});

describe('find_actions', () => {
  test.each([
    ['delete a group', 'delete_group'],
    ['set a password', 'set_password'],
    ['recovery question', 'change_recovery_question'],
    ['which IP addresses signed in', 'get_recent_logons_by_ip'],
    ['Deleting users', 'delete_user'],
    ['some other call of the API', 'call_okta_api'],
  ])('finds for %j first %s', async (words, name) => {
    const { structuredContent } = await called('find_actions', { words });

    expect(structuredContent.actions[0]).toMatchObject({ name, title: expect.any(String) });
  });

  test('gives ten at most, and none that has nothing of the words', () => {
    expect(bestFor('user', manifest.actions)).toHaveLength(10);
    expect(bestFor('kubernetes', manifest.actions)).toEqual([]);
  });

  test('finds every action by its title, among the first three', () => {
    for (const { name, title } of manifest.actions) {
      const [...first] = bestFor(title, manifest.actions).slice(0, 3);
      expect(
        first.map((action) => action.name),
        title,
      ).toContain(name);
    }
  });

  test('finds nothing that a server which only reads would not run', async () => {
    const { structuredContent } = await called(
      'find_actions',
      { words: 'delete a group' },
      { readOnly: true },
    );

    expect(structuredContent.actions.length).toBeGreaterThan(0);
    expect(structuredContent.actions.filter(({ effect }: { effect: string }) => effect !== 'read')).toEqual(
      [],
    );
  });
});

describe('describe_action', () => {
  test('gives the whole schemas, an example, and when a person is asked', async () => {
    const { structuredContent } = await called('describe_action', { action: 'update_group' });

    const action = manifest.actions.find(({ name }) => name === 'update_group');
    expect(structuredContent).toMatchObject({
      title: action?.title,
      care: 'A person should agree before this runs when name is given.',
      inputSchema: action?.inputSchema,
      outputSchema: { properties: { lastMembershipUpdated: {} } },
      example: action?.sample.input,
    });
  });

  test('names what is near to an action that there is not', async () => {
    expect(errorIn(await called('describe_action', { action: 'delete_groups' }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(
        /no action on this server called "delete_groups"\. Did you mean delete_group/,
      ),
    });
  });
});

describe('run_action', () => {
  test('runs what is no tool of its own, with the input as it is', async () => {
    const run = given({ id: '00g1', profile: { name: 'A' } });

    const { structuredContent } = await running('get_group', { groupId: '00g1' }, { run });

    expect(structuredContent).toEqual({ id: '00g1', profile: { name: 'A' } });
    expect(run).toHaveBeenCalledExactlyOnceWith(
      'get_group',
      expect.objectContaining({ input: { groupId: '00g1' } }),
    );
  });

  test.each(['delete_group', 'set_password', 'suspend_user', 'create_group'])(
    'does not run %s on a server that only reads',
    async (action) => {
      const run = given({});

      expect(errorIn(await running(action, { groupId: '00g1' }, { run, readOnly: true }))).toMatchObject({
        code: 'INVALID_INPUT',
      });
      expect(run).not.toHaveBeenCalled();
    },
  );

  test('asks the person as a tool of its own does, about just that action', async () => {
    const run = given({ deleted: true, groupId: '00g1' });
    const person = vi.fn(() => ({ action: 'decline' as const }));

    const result = await running('delete_group', { groupId: '00g1' }, { run, person });

    expect(errorIn(result)).toMatchObject({ code: 'CANCELLED' });
    expect(person).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Delete group: .*00g1/s));
    expect(run).not.toHaveBeenCalled();
  });

  test('shows what a run would do without asking or running', async () => {
    const run = given({});
    const plan = vi.fn(async () => ({ v: 1, summary: 'Delete group: 3 users would lose access.' }) as never);
    const client = await linked({ ...selectActions(manifest, {}), okta: { run, plan } });

    const input = { action: 'delete_group', input: { groupId: '00g1' }, dryRun: true };
    const result = (await client.callTool({ name: 'run_action', arguments: input })) as Answer;

    expect(result.structuredContent).toMatchObject({ summary: 'Delete group: 3 users would lose access.' });
    expect(plan).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
  });

  test('runs once the person has agreed', async () => {
    const run = given({ deleted: true, groupId: '00g1' });
    const person = () => ({ action: 'accept' as const, content: { confirm: true } });

    const { structuredContent } = await running('delete_group', { groupId: '00g1' }, { run, person });

    expect(structuredContent).toMatchObject({ deleted: true });
    expect(run).toHaveBeenCalledOnce();
  });

  test.each([
    ['delete_group', { groupId: '00g1' }],
    ['update_group', { groupId: '00g1', name: 'Administrators' }],
    ['replace_user', { userId: '00u1', profile: '{"email":"mallory@evil.example"}' }],
    ['call_okta_api', { method: 'GET', path: '/api/v1/users' }],
  ])('does not run %s of %j where the client cannot ask', async (action, input) => {
    const run = given({});

    for (const way of [input, JSON.stringify(input)]) {
      const result = await called('run_action', { action, input: way }, { run });
      expect(errorIn(result)).toMatchObject({ remedy: expect.stringContaining('--allow-destructive') });
    }
    expect(run).not.toHaveBeenCalled();
  });

  test('keeps secrets from the agent', async () => {
    const run = given({ id: '00u1', changed: true, activationToken: 'XE6wE17zmphl3KqAPFxO' });

    const answer = await running('reactivate_user', { userId: '00u1' }, { run, allowDestructive: true });

    expect(answer.structuredContent).toMatchObject({ activationToken: expect.stringMatching(/^\[withheld/) });
    expect(JSON.stringify(answer)).not.toContain('XE6wE17zmphl3KqAPFxO');
  });

  test('keeps to the budget', async () => {
    const users = Array.from({ length: 100 }, (_, at) => ({ id: `00u${at}` }));
    const run = given({ users, count: 100, nextCursor: null, hasMore: false });

    const { structuredContent } = await running('search_users', {}, { run, maxOutput: 1000 });

    expect(structuredContent).toMatchObject({ hasMore: true, nextCursor: expect.stringMatching(/^kept:/) });
    expect(JSON.stringify(structuredContent).length).toBeLessThanOrEqual(1000);
  });

  test('names every wrong argument', async () => {
    const result = await called('run_action', { name: 'get_group', input: 7 });

    expect(errorIn(result)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'action' }, { field: 'input' }, { field: 'name' }],
    });
  });
});

describe('the audit log', () => {
  test('has every call of these tools, and what was run under its own name, without secrets', async () => {
    const entries: AuditEntry[] = [];
    const auditLog = { write: async (entry: AuditEntry) => void entries.push(entry), close: async () => {} };
    const run = given({ id: '00u1' });
    const parts = { auditLog, run, allowDestructive: true };

    await called('find_actions', { words: 'set a password' }, parts);
    await called('describe_action', { action: 'set_password' }, parts);
    await running('set_password', { userId: '00u1', newPassword: 'Tr0ub4dor&3' }, parts);
    await running('set_passwort', { newPassword: 'Tr0ub4dor&3' }, parts);

    expect(
      entries
        .filter(({ outcome }) => outcome !== 'STARTED')
        .map(({ tool, outcome, input }) => [tool, outcome, input]),
    ).toEqual([
      ['find_actions', 'OK', { words: 'set a password' }],
      ['describe_action', 'OK', { action: 'set_password' }],
      ['set_password', 'OK', { userId: '00u1', newPassword: '[masked]' }],
      ['run_action', 'INVALID_INPUT', { action: 'set_passwort', input: { newPassword: '[masked]' } }],
    ]);
    expect(entries).toHaveLength(8);
  });

  test('stops these tools too when it cannot be written', async () => {
    const auditLog = { write: () => Promise.reject(new Error('ENOSPC')), close: async () => {} };
    const run = given({});

    const found = await called('find_actions', { words: 'group' }, { auditLog });
    const ran = await running('get_group', { groupId: '00g1' }, { auditLog, run });

    for (const result of [found, ran]) {
      expect(errorIn(result)).toMatchObject({ message: expect.stringContaining('audit log') });
    }
    expect(run).not.toHaveBeenCalled();
  });
});
