import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AuditEntry, openAuditLog } from '../../../../connector/hosts/mcp/audit-log.ts';

const entry = (tool: string): AuditEntry => ({
  time: '2026-03-02T08:00:00.000Z',
  call: '1',
  tool,
  client: 'test-agent',
  input: { name: 'two\nlines' },
  outcome: 'OK',
});

test('appends one JSON line a call, to a file that only its owner can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'okta-mcp-'));
  const file = join(folder, 'calls.jsonl');
  for (const tool of ['get_user', 'get_group']) {
    const log = await openAuditLog(file);
    await log.write(entry(tool));
    await log.close();
  }

  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([entry('get_user'), entry('get_group')]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
