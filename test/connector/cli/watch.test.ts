import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../../connector/cli/io.ts';
import type { SandboxOptions } from '../../../connector/sandbox/index.ts';
import { open } from '../sandbox/client.ts';
import { envOf, typed } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An org, and a command line that speaks to it. */
async function commandLine(options: SandboxOptions = {}) {
  const client = await open(options);
  async function type(args: string[], io: Partial<Io> = {}) {
    const seen = await typed(args, envOf(client.sandbox), io);
    const lines = seen.out.split('\n').filter((line) => line.startsWith('{"'));
    return { ...seen, events: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
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

describe('okta-connector watch --listen', () => {
  const hooks = async ({ send }: Awaited<ReturnType<typeof commandLine>>) =>
    (
      await send<{ name: string; status: string; channel: { config: { uri: string } } }[]>(
        'GET',
        '/api/v1/eventHooks',
      )
    ).body;

  /** A watch that runs until it is stopped. Its polls are an hour apart. */
  function watching(org: Awaited<ReturnType<typeof commandLine>>, ...options: string[]) {
    const stop = new AbortController();
    const [lines, told]: [string[], string[]] = [[], []];
    const ended = org.type(['watch', 'group_created', '--listen', '0', '--every', '3600', ...options], {
      signal: stop.signal,
      stdout: {
        write(text: string, written?: () => void) {
          lines.push(...text.split('\n').filter(Boolean));
          // A pipe takes its time.
          if (written) setTimeout(written, 20);
        },
      },
      stderr: { write: (text: string) => told.push(text) },
    });
    const groups = () => names(lines.map((line): Record<string, unknown> => JSON.parse(line)));
    const stopped = async () => {
      stop.abort();
      return ended;
    };
    return { groups, told, ended, stop: stopped };
  }

  test('prints events as Okta sends them, and removes the hook at the end', async () => {
    const org = await commandLine();
    const { groups, told, stop } = watching(org);
    await expect.poll(() => told.join('')).toContain('Okta sends events to port');
    for (const name of ['One', 'Two']) await org.addGroup(name);
    await expect.poll(groups).toEqual(['One', 'Two']);
    expect(await hooks(org)).toHaveLength(1);

    expect(await stop()).toMatchObject({ code: 0 });
    expect(await hooks(org)).toEqual([]);
  });

  test('takes over the hook of a process that was killed, and prints nothing twice', async () => {
    const org = await commandLine();
    const state = join(folder, 'early.json');
    const first = watching(org, '--state', state);
    await expect.poll(() => first.told.join('')).toContain('Okta sends events');
    const before = readFileSync(state, 'utf8');
    await org.addGroup('One');
    await expect.poll(first.groups).toEqual(['One']);
    await expect.poll(() => readFileSync(state, 'utf8')).not.toBe(before);
    // A process that is killed leaves its hook, and the state as it is.
    const [left] = await hooks(org);
    const kept = readFileSync(state, 'utf8');
    await first.stop();
    writeFileSync(state, kept);
    const { uri } = left?.channel.config ?? {};
    await org.send('POST', '/api/v1/eventHooks', {
      name: left?.name,
      events: { type: 'EVENT_TYPE', items: ['group.lifecycle.create'] },
      channel: { type: 'HTTP', version: '1.0.0', config: { uri, headers: [] } },
    });
    await org.addGroup('Two');

    const second = watching(org, '--state', state);
    await expect.poll(() => second.told.join('')).toContain('Okta sends events');
    await org.addGroup('Three');
    await expect.poll(second.groups).toEqual(['Two', 'Three']);
    const now = await hooks(org);
    expect(now.map(({ name }) => name)).toEqual([left?.name]);
    expect(new URL(now[0]?.channel.config.uri ?? '').pathname).toBe(new URL(uri ?? '').pathname);
    await second.stop();
  });

  test('prints each event of a burst once, although Okta sends each twice and a poll follows', async () => {
    const org = await commandLine({ hookDuplicates: true, hookBatch: 1 });
    const state = join(folder, 'burst.json');
    const { groups, told, stop } = watching(org, '--state', state);
    await expect.poll(() => told.join('')).toContain('Okta sends events');
    const wanted = Array.from({ length: 30 }, (_, at) => `Group ${at}`);
    await Promise.all(wanted.map(org.addGroup));
    await expect.poll(() => groups().length, { timeout: 5000 }).toBe(wanted.length);
    await stop();

    expect(groups().sort()).toEqual(wanted.sort());
    expect((await org.type(['watch', 'group_created', '--state', state, '--once'])).events).toEqual([]);
  });

  test('answers nobody who does not know the path or the secret', async () => {
    const org = await commandLine();
    const { told, groups, stop } = watching(org);
    await expect.poll(() => told.join('')).toContain('Okta sends events');
    const port = /port (\d+)/.exec(told.join(''))?.[1];
    const [{ channel } = { channel: { config: { uri: '' } } }] = await hooks(org);
    const body = JSON.stringify({
      eventType: 'com.okta.event_hook',
      data: { events: [{ uuid: '1', eventType: 'group.lifecycle.create' }] },
    });
    const statuses = await Promise.all(
      [`http://127.0.0.1:${port}/`, channel.config.uri].map((url) => post(url, body)),
    );

    expect(statuses).toEqual([404, 401]);
    expect(groups()).toEqual([]);
    await stop();
  });

  test.each([
    ['--listen', 'here', 'Must be a port'],
    ['--url', 'https://hooks.example.com/path', 'Must be an address without a path'],
  ])('refuses %s %s', async (option, value, why) => {
    const { type } = await commandLine();

    expect(await type(['watch', 'group_created', option, value])).toMatchObject({
      code: 2,
      err: expect.stringContaining(why),
    });
  });
});

const post = (url: string, body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { method: 'POST' }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end(body);
  });
