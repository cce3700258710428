import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import type { Io } from '../../../connector/cli/io.ts';
import { keyOf } from '../../../connector/jobs/report.ts';
import { open, type UserBody } from '../sandbox/client.ts';
import { envOf, typed } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-bulk-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(text: string, ending: string): string {
  files += 1;
  const name = join(folder, `${files}.${ending}`);
  writeFileSync(name, text);
  return name;
}
const report = () => join(folder, `report-${files++}.ndjson`);

/** An org, and a command line that speaks to it. */
async function commandLine() {
  const client = await open();
  async function type(args: string[], io: Partial<Io> = {}) {
    const seen = await typed(args, envOf(client.sandbox), io);
    return { ...seen, rows: linesOf(seen.out) };
  }
  const users = async () => (await client.send<UserBody[]>('GET', '/api/v1/users?limit=200')).body;
  const withLogin = async (login: string) =>
    (await users()).filter(({ profile }) => profile.login === login).map(({ status }) => status);
  return { ...client, type, users, withLogin };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Record<string, unknown> => JSON.parse(line));

const people = (...names: string[]) =>
  file(
    `First name,Last name,E-mail,login,Notes\n${names.map((name) => `${name},New,${name}@example.com,${name}@example.com,hello\n`).join('')}`,
    'csv',
  );
const mapped = ['--map', 'Notes='];

describe('okta-connector bulk', () => {
  test('runs an action for each row of a CSV file, and prints what became of it', async () => {
    const { type, withLogin } = await commandLine();
    const { code, rows, err } = await type([
      'bulk',
      'create_user',
      '--input',
      people('ada9', 'bob9'),
      ...mapped,
    ]);

    expect({ code, err }).toEqual({ code: 0, err: '2 of 2 rows are done.\n' });
    expect(rows.map(({ line, ok }) => [line, ok])).toEqual([
      [2, true],
      [3, true],
    ]);
    expect(await withLogin('bob9@example.com')).toEqual(['PROVISIONED']);
  });

  test('tells of rows that fail, by line and reason, and does the others', async () => {
    const { type, withLogin } = await commandLine();
    const input = file(
      'login,email,First name,last name\nnot-mine,not-mine,A,B\neve9@example.com,eve9@example.com,Eve,N\n',
      'csv',
    );
    const { code, rows, err } = await type(['bulk', 'create_user', '--input', input]);

    expect(code).toBe(1);
    expect(rows).toMatchObject([
      {
        line: 2,
        ok: false,
        error: { code: 'INVALID_INPUT', fields: [{ field: 'profile.email' }] },
      },
      { line: 3, ok: true },
    ]);
    expect(err).toContain('1 row failed. The lines above say why.');
    expect(await withLogin('eve9@example.com')).toHaveLength(1);
  });

  test('takes NDJSON from the standard input', async () => {
    const { type, users } = await commandLine();
    const [{ id } = { id: '' }] = (await users()).filter(({ status }) => status === 'ACTIVE');
    const { rows } = await type(['bulk', 'suspend_user', '--input', '-'], {
      stdin: Readable.from([`{"userId":"${id}"}\n`]),
    });

    expect(rows).toMatchObject([{ line: 1, ok: true, output: { id, status: 'SUSPENDED' } }]);
  });

  test('refuses columns that fit no field before anything is sent', async () => {
    const { type, users } = await commandLine();
    const before = (await users()).length;
    const { code, err } = await type(['bulk', 'create_user', '--input', people('ada9')]);

    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('"Notes" fits no field') });
    expect(await users()).toHaveLength(before);
  });

  test('skips what its report says is done, and tries again what failed', async () => {
    const { type, withLogin } = await commandLine();
    const [kept, input] = [report(), people('ada9', 'bob9')];
    const command = ['bulk', 'create_user', '--input', input, ...mapped, '--report', kept];
    expect(await type(command)).toMatchObject({ code: 0, out: '' });
    writeFileSync(
      input,
      readFileSync(input, 'utf8')
        .replace('First name', 'First name')
        .concat('cy9,N,cy9@example.com,cy9@example.com,\n'),
    );

    expect((await type(command)).err).toBe('1 of 1 rows are done. 2 more were done before.\n');
    expect(await withLogin('ada9@example.com')).toHaveLength(1);
    expect(await withLogin('cy9@example.com')).toHaveLength(1);
  });

  test('keeps secrets out of results and reports unless they are asked for', async () => {
    const { type, users } = await commandLine();
    const [{ id } = { id: '' }] = (await users()).filter(({ status }) => status === 'ACTIVE');
    const input = file(`userId\n${id}\n`, 'csv');
    const expire = ['bulk', 'expire_password_with_temp_password', '--input', input];
    const [hidden, shown] = [(await type(expire)).rows, (await type([...expire, '--secrets'])).rows];

    expect(hidden).toMatchObject([{ ok: true, output: { tempPassword: '(secret)' } }]);
    expect(shown).toMatchObject([
      { ok: true, output: { tempPassword: expect.not.stringContaining('secret') } },
    ]);
  });
});

describe('okta-connector bulk, after a run that was killed', () => {
  const login = 'ada9@example.com';
  const input = { profile: { firstName: 'ada9', lastName: 'New', email: login, login } };

  /** The report of a run that was killed while it created a user, some time ago. */
  function killed(ago: number) {
    const kept = report();
    const startedAt = new Date(Date.now() - ago).toISOString();
    writeFileSync(
      kept,
      `{"action":"create_user"}\n${JSON.stringify({ line: 2, key: keyOf(input), mark: 'run/of-the-killed', startedAt })}\n`,
    );
    return ['bulk', 'create_user', '--input', people('ada9'), ...mapped, '--report', kept];
  }
  const create = ({ send }: Awaited<ReturnType<typeof commandLine>>) =>
    send('POST', '/api/v1/users', input, {
      'User-Agent': 'okta-workflow-connector/0 run/of-the-killed run/own',
    });

  test('does not repeat what the System Log shows was done', async () => {
    const org = await commandLine();
    await create(org);
    const command = killed(1000);
    const { code } = await org.type(command);

    expect(code).toBe(0);
    expect(linesOf(readFileSync(command.at(-1) ?? '', 'utf8')).at(-1)).toMatchObject({
      line: 2,
      ok: true,
      output: {
        logged: expect.arrayContaining([expect.objectContaining({ eventType: 'user.lifecycle.create' })]),
      },
      note: 'An earlier run did it: the System Log shows it.',
    });
    expect((await org.type(command)).err).toContain('1 more were done before');
    expect(await org.withLogin(login)).toHaveLength(1);
  });

  test('waits for the log to show it, and runs it again when it shows nothing', async () => {
    const org = await commandLine();
    expect(await org.type(killed(1000))).toMatchObject({ code: 1 });
    expect(await org.withLogin(login)).toEqual([]);

    expect(await org.type(killed(20 * 60_000))).toMatchObject({ code: 0 });
    expect(await org.withLogin(login)).toHaveLength(1);
  });

  test('repeats at once what does no harm twice', async () => {
    const { type, users } = await commandLine();
    const [{ id } = { id: '' }] = (await users()).filter(({ status }) => status === 'ACTIVE');
    const kept = report();
    const started = {
      line: 2,
      key: keyOf({ userId: id }),
      mark: 'run/x',
      startedAt: new Date().toISOString(),
    };
    writeFileSync(kept, `{"action":"suspend_user"}\n${JSON.stringify(started)}\n`);

    expect(
      await type(['bulk', 'suspend_user', '--input', file(`userId\n${id}\n`, 'csv'), '--report', kept]),
    ).toMatchObject({
      code: 0,
      err: '1 of 1 rows are done.\n',
    });
  });
});
