import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../../connector/cli/index.ts';
import type { Io } from '../../../connector/cli/io.ts';
import { open } from '../sandbox/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An org, and a command line that speaks to it. */
async function commandLine() {
  const client = await open();
  const { origin, apiKey } = client.sandbox;
  const env = { OKTA_DOMAIN: origin, OKTA_API_KEY: apiKey, OKTA_SANDBOX: 'true' };
  async function type(args: string[], io: Partial<Io> = {}) {
    const seen = { out: '', err: '' };
    const code = await main(args, {
      env,
      stdin: Readable.from(['']),
      stdout: {
        write(text: string, written?: () => void) {
          seen.out += text;
          written?.();
        },
      },
      stderr: { write: (text: string) => (seen.err += text) },
      signal: new AbortController().signal,
      ...io,
    });
    const lines = seen.out.split('\n').filter((line) => line.startsWith('{"'));
    return { code, ...seen, events: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
  }
  const addGroup = (name: string) => client.send('POST', '/api/v1/groups', { profile: { name } });
  return { ...client, type, addGroup };
}

const names = (events: Record<string, unknown>[]) =>
  events.map(({ group }) => (group as { displayName: string }).displayName);

describe('okta-connector triggers', () => {
  test('lists the triggers by group, shows one, and prints the manifest', async () => {
    const { type } = await commandLine();

    expect((await type(['triggers'])).out).toMatch(/\nGroups\n {2}group_created +Starts when a group/);
    const { out } = await type(['triggers', 'group_created']);
    expect(out).toContain('  group.displayName  string or null');
    expect(out).toContain('okta-connector watch group_created --state group_created.json');
    expect(JSON.parse((await type(['triggers', 'group_created', '--json'])).out)).toMatchObject({
      source: { kind: 'log' },
      lift: { group: { target: 'UserGroup' } },
    });
    expect((await type(['triggers', 'group_creatd'])).err).toContain('Did you mean group_created');
    expect((await type(['triggers', 'locked', 'out'])).out).toMatch(/^ {2}user_locked /);
    expect((await type(['triggers', 'zebra'])).err).toContain('No trigger fits these words');
  });
});

describe('okta-connector watch', () => {
  test('prints each event on a line, and goes on where it was the next time', async () => {
    const { type, addGroup } = await commandLine();
    const state = join(folder, 'groups.json');
    const watch = ['watch', 'group_created', '--state', state, '--once'];
    expect(await type(watch)).toMatchObject({ code: 0, out: '', err: '' });
    await addGroup('One');
    await addGroup('Two');
    expect(names((await type(watch)).events)).toEqual(['One', 'Two']);
    await addGroup('Three');

    expect(names((await type(watch)).events)).toEqual(['Three']);
    expect((await type(watch)).events).toEqual([]);
  });

  test('keeps the state only when the lines are written', async () => {
    const { type, addGroup } = await commandLine();
    const state = join(folder, 'crash.json');
    const watch = ['watch', 'group_created', '--state', state, '--once'];
    await type(watch);
    const before = readFileSync(state, 'utf8');
    await addGroup('One');
    const stdout = {
      write() {
        throw new Error('The disk is full.');
      },
    };
    expect(await type(watch, { stdout })).toMatchObject({
      code: 1,
      err: expect.stringContaining('disk is full'),
    });

    expect(readFileSync(state, 'utf8')).toBe(before);
    expect(names((await type(watch)).events)).toEqual(['One']);
  });

  test('watches until it is stopped', async () => {
    const { type, addGroup } = await commandLine();
    const stop = new AbortController();
    const state = join(folder, 'stop.json');
    const once = ['watch', 'group_created', '--state', state];
    await type([...once, '--once']);
    await addGroup('One');
    const printed: string[] = [];
    const stdout = {
      write(text: string, written?: () => void) {
        printed.push(text);
        written?.();
        stop.abort();
      },
    };

    expect(await type(once, { stdout, signal: stop.signal })).toMatchObject({ code: 0, err: '' });
    expect(printed.join('')).toContain('One');
    expect((await type([...once, '--once'])).events).toEqual([]);
  });

  test('goes on after trouble that passes', async () => {
    const { type } = await commandLine();
    // A limit whose window ends after the time of a run, so that nobody waits for it within one.
    const busy = createServer((_, response) => {
      const reset = String(Math.ceil(Date.now() / 1000) + 600);
      response.writeHead(429, {
        'x-rate-limit-limit': '10',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': reset,
      });
      response.end('{"errorCode":"E0000047","errorSummary":"Too many"}');
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void busy.close());
    const { port } = busy.address() as AddressInfo;
    const env = { OKTA_DOMAIN: `http://127.0.0.1:${port}`, OKTA_API_KEY: '00key', OKTA_SANDBOX: 'true' };
    const stop = new AbortController();
    const stderr = { write: (text: string) => /^RATE_LIMITED/.test(text) && stop.abort() };
    const watched = await type(['watch', 'group_created'], { env, stderr, signal: stop.signal });
    expect([watched.code, stop.signal.aborted]).toEqual([0, true]);

    const once = await type(['watch', 'group_created', '--once'], { env });
    expect(once).toMatchObject({ code: 1, err: expect.stringContaining('RATE_LIMITED') });
  });

  test('ends at once where the name or the input is wrong', async () => {
    const { type } = await commandLine();

    expect(await type(['watch', 'group_creatd'])).toMatchObject({ code: 1 });
    expect(await type(['watch', 'group_created', '--input', '{"group": 1}'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no field called "group"'),
    });
  });

  test('tells one state from that of another trigger', async () => {
    const { type } = await commandLine();
    const state = join(folder, 'mixed.json');
    await type(['watch', 'group_created', '--state', state, '--once']);
    const other = await type(['watch', 'group_deleted', '--state', state, '--once']);
    expect(other).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not hold the state of group_deleted'),
    });

    writeFileSync(state, 'half a st');
    expect(await type(['watch', 'group_created', '--state', state, '--once'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not JSON'),
    });
    const nowhere = join(folder, 'no', 'such', 'folder.json');
    expect(await type(['watch', 'group_created', '--state', nowhere, '--once'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written (ENOENT)'),
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});
