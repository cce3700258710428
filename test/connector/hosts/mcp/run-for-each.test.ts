import { describe, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../../../connector/hosts/mcp/audit-log.ts';
import { selectActions } from '../../../../connector/hosts/mcp/tools.ts';
import { type Connector, ConnectorError, loadConnector, type Ran } from '../../../../connector/index.ts';
import { type Answer, errorIn } from './answer.ts';
import { linked, type Stand } from './linked.ts';

const { manifest } = await loadConnector();

/** Each input succeeds with the output, but for those that a test lets fail. */
const runs = (output: object, failing: Record<number, ConnectorError> = {}) =>
  vi.fn(async function* (_: string, { inputs }: { inputs: Iterable<Record<string, unknown>> }) {
    // As they end, which is not their order.
    for (const [index, input] of [...[...inputs].entries()].reverse()) {
      const error = failing[index];
      yield (error ? { index, input, ok: false, error } : { index, input, ok: true, output }) as Ran;
    }
  });

async function called(
  input: Record<string, unknown>,
  { runAll, readOnly, plan, ...parts }: Stand & { runAll: unknown; readOnly?: boolean; plan?: unknown },
) {
  const pickList = async () => ({ choices: [], nextCursor: null });
  const okta = { runAll, pickList, ...(plan ? { plan } : {}) } as unknown as Partial<Connector>;
  const client = await linked({ ...selectActions(manifest, { readOnly }), ...parts, okta });
  return (await client.callTool({ name: 'run_for_each', arguments: input })) as Answer;
}

const users = ['00u1', '00u2', '00u3', '00u4'];
const inputs = users.map((userId) => ({ userId }));
const agreeing = () => ({ action: 'accept' as const, content: { confirm: true } });

describe('run_for_each', () => {
  test('tells what became of each, in the order of the inputs', async () => {
    const gone = new ConnectorError('NOT_FOUND', 'There is no such user.');
    const { structuredContent } = await called(
      { action: 'get_user', inputs },
      { runAll: runs({ id: '00u1' }, { 1: gone }) },
    );

    expect(structuredContent).toMatchObject({
      count: 4,
      failed: 1,
      results: [
        { index: 0, ok: true, output: { id: '00u1' } },
        { index: 1, ok: false, error: { code: 'NOT_FOUND', message: 'There is no such user.' } },
        { index: 2, ok: true },
        { index: 3, ok: true },
      ],
    });
  });

  test('asks the person once, about all of them, with the plans of the first', async () => {
    const runAll = runs({ deleted: true });
    const plan = vi.fn(async (_: string, { input }: { input: { userId: string } }) => ({
      hash: input.userId,
      summary: `${input.userId} would be gone.`,
    }));
    const person = vi.fn(agreeing);
    const { structuredContent } = await called({ action: 'delete_user', inputs }, { runAll, plan, person });

    expect(structuredContent).toMatchObject({ count: 4, failed: 0 });
    expect(person).toHaveBeenCalledOnce();
    const [[message]] = person.mock.calls as unknown as [[string]];
    for (const id of users) expect(message).toContain(id);
    expect(message).toMatch(/^Delete user, 4 times: .*00u1 would be gone\..*00u3 would be gone\..*all 4\.$/s);
    expect(message).not.toContain('00u4 would be gone');
    expect(runAll).toHaveBeenCalledOnce();
  });

  test.each([
    ['the person does not agree', { person: () => ({ action: 'decline' as const }) }],
    ['the client cannot ask', {}],
  ])('runs none where %s', async (_, parts) => {
    const runAll = runs({});
    // One of them needs approval, so that all do.
    const mixed = {
      action: 'update_user',
      inputs: [
        { userId: '00u1', profile: { nickName: 'A' } },
        { userId: '00u2', profile: { login: 'b@example.com' } },
      ],
    };

    expect(errorIn(await called(mixed, { runAll, ...parts }))).toMatchObject({ code: 'CANCELLED' });
    expect(runAll).not.toHaveBeenCalled();
  });

  test.each([
    ['no inputs', { action: 'get_user', inputs: [] }],
    ['too many', { action: 'get_user', inputs: Array.from({ length: 51 }, () => ({ userId: 'a' })) }],
    ['an action that the server does not offer', { action: 'delete_user', inputs }],
  ])('refuses %s', async (_, input) => {
    const runAll = runs({});

    expect(errorIn(await called(input, { runAll, readOnly: true }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(runAll).not.toHaveBeenCalled();
  });

  test('keeps secrets from the agent and from the audit log', async () => {
    const entries: AuditEntry[] = [];
    const auditLog = { write: async (entry: AuditEntry) => void entries.push(entry), close: async () => {} };
    const answer = await called(
      { action: 'set_password', inputs: [{ userId: '00u1', newPassword: 'Tr0ub4dor&3' }] },
      { runAll: runs({ id: '00u1' }), auditLog, allowDestructive: true },
    );
    const token = await called(
      { action: 'reactivate_user', inputs: [{ userId: '00u1' }] },
      { runAll: runs({ id: '00u1', activationToken: 'XE6wE17zmphl3KqAPFxO' }), allowDestructive: true },
    );

    expect(answer.structuredContent).toMatchObject({ failed: 0 });
    expect(entries.at(-1)).toMatchObject({
      tool: 'run_for_each',
      outcome: 'OK',
      input: { action: 'set_password', inputs: [{ userId: '00u1', newPassword: '[masked]' }] },
    });
    expect(JSON.stringify(token)).not.toContain('XE6wE17zmphl3KqAPFxO');
  });

  test('says that readings are too long, and gives the answers of changes as they are', async () => {
    const long = runs({ id: 'x'.repeat(600) });
    const parts = { runAll: long, maxOutput: 1000, allowDestructive: true };

    expect(errorIn(await called({ action: 'get_user', inputs }, parts))).toMatchObject({
      message: expect.stringContaining('Send fewer inputs'),
    });
    const { structuredContent } = await called({ action: 'suspend_user', inputs }, parts);
    expect(structuredContent).toMatchObject({ count: 4 });
  });

  test('loses nothing of what was done when the rest cannot be', async () => {
    const refused = new ConnectorError('AUTHENTICATION_FAILED', 'Okta refuses the key.');
    const runAll = async function* () {
      yield { index: 2, input: {}, ok: true, output: { id: '00u3' } } as Ran;
      throw refused;
    };
    const { structuredContent } = await called({ action: 'get_user', inputs }, { runAll });

    expect(structuredContent).toMatchObject({
      failed: 3,
      results: [
        { ok: false, error: { code: 'AUTHENTICATION_FAILED' } },
        { ok: false },
        { ok: true, output: { id: '00u3' } },
        { ok: false },
      ],
    });
  });
});
