import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyOf, openReport } from '../../../connector/jobs/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${files++}.ndjson`);

const row = (line: number, key: string) => ({
  line,
  key,
  mark: `run/${line}`,
  startedAt: '2026-11-26T12:00:00.000Z',
});

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text): unknown => JSON.parse(text));

describe('openReport', () => {
  test('writes each start and end at once, into a file that nobody else can read', async () => {
    const file = newFile();
    const report = await openReport(file, 'suspend_user');
    report.started(row(2, 'a'));
    report.ended({ line: 2, key: 'a', mark: 'run/2', ok: true, output: { id: '1' } });

    expect(lines(file)).toEqual([
      { action: 'suspend_user', begunAt: expect.any(String) },
      row(2, 'a'),
      { line: 2, key: 'a', mark: 'run/2', ok: true, output: { id: '1' } },
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
    report.close();
  });

  test('knows what an earlier run did, what failed, and what was under way', async () => {
    const file = newFile();
    const first = await openReport(file, 'suspend_user');
    for (const [line, key] of [...'abc'].entries()) first.started(row(line, key));
    first.ended({ line: 0, key: 'a', mark: 'run/0', ok: true });
    first.ended({ line: 1, key: 'b', mark: 'run/1', ok: false });
    first.close();

    const second = await openReport(file, 'suspend_user');
    expect([...'abcd'].map(second.earlier)).toEqual(['done', undefined, row(2, 'c'), undefined]);
    second.close();
  });

  test('gives an answer once, since the same input may stand in several rows', async () => {
    const file = newFile();
    const first = await openReport(file, 'reset_password');
    first.ended({ line: 2, key: 'a', ok: true });
    first.close();

    const second = await openReport(file, 'reset_password');
    expect(second.earlier('a')).toBe('done');
    expect(second.earlier('a')).toBeUndefined();
    second.close();
  });

  test('knows of a row that was begun twice only the start of which nothing is known yet', async () => {
    const file = newFile();
    const first = await openReport(file, 'create_user');
    first.started({ ...row(2, 'a'), mark: 'run/first' });
    first.started({ ...row(2, 'a'), mark: 'run/second', instead: 'run/first' });
    first.close();

    const second = await openReport(file, 'create_user');
    expect(second.earlier('a')).toMatchObject({ mark: 'run/second' });
    expect(second.earlier('a')).toBeUndefined();
    second.close();
  });

  test('goes on after half a line, as a crash leaves it', async () => {
    const file = newFile();
    const first = await openReport(file, 'suspend_user');
    first.ended({ line: 2, key: 'a', ok: true });
    first.close();
    appendFileSync(file, '{"line":3,"key":"b","o');

    const second = await openReport(file, 'suspend_user');
    second.ended({ line: 3, key: 'b', ok: true });
    second.close();
    const third = await openReport(file, 'suspend_user');
    expect(['a', 'b'].map(third.earlier)).toEqual(['done', 'done']);
    third.close();
  });

  test('refuses the report of another action', async () => {
    const file = newFile();
    (await openReport(file, 'suspend_user')).close();

    await expect(openReport(file, 'unsuspend_user')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('is the report of suspend_user'),
    });
  });
});

test('keyOf is the same for the same input in any order, and another for another', () => {
  const key = keyOf({ userId: '1', profile: { a: 1, b: [2] } });

  expect(keyOf({ profile: { b: [2], a: 1 }, userId: '1' })).toBe(key);
  expect(keyOf({ userId: '2', profile: { a: 1, b: [2] } })).not.toBe(key);
});
