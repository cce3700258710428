import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

// What the studio keeps, when its process is killed or there is another.

const cli = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));
let folder: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okta-studio-killed-'));
  started = [];
});

afterEach(() => {
  for (const studio of started) studio.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start() {
  const studio = spawn(process.execPath, [cli, 'studio', '--port', '0', '--dir', folder]);
  started.push(studio);
  return studio;
}

interface Entered {
  studio: ChildProcess;
  sandbox: string;
  /** Asks the API of the editor. */
  editor(path: string, body?: object): Promise<Response>;
}

/** A studio, entered by the address that it printed. */
async function entered(): Promise<Entered> {
  const studio = start();
  let greeting = '';
  while (!greeting.includes('Ctrl-C')) greeting += String((await once(studio.stdout, 'data'))[0]);
  const [address = '', sandbox = ''] = greeting.match(/http:\/\/[^\s,]+/g) ?? [];
  const { origin } = new URL(address);
  const { headers } = await fetch(address, { redirect: 'manual' });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    studio,
    sandbox,
    editor: (path, body) =>
      fetch(origin + path, {
        headers: { cookie, 'content-type': 'application/json', accept: 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      }),
  };
}

/** Kills a process at the moment when a file begins to be written. */
async function killedAt(file: RegExp, { studio }: Entered): Promise<void> {
  const watcher = watch(folder, (_, name) => {
    if (file.test(name ?? '')) studio.kill('SIGKILL');
  });
  await once(studio, 'exit');
  watcher.close();
}

const tabs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `tab${index}`, type: 'tab', label: 'x'.repeat(1000) }));

test('A kill while flows are written leaves the flows of before or those of now, and the next start runs them', async () => {
  const first = await entered();
  expect(await first.editor('/flows', tabs(1))).toMatchObject({ status: 204 });
  const killed = killedAt(/^flows\.json\.\$\$\$/, first);
  first.editor('/flows', tabs(2000)).catch(() => {});
  await killed;

  const second = await entered();
  const flows = (await (await second.editor('/flows')).json()) as object[];
  expect([1, 2000]).toContain(flows.length);
});

test('A kill while the org is written leaves an org that the next start reads', async () => {
  const first = await entered();
  const killed = killedAt(/^org\.json\..+\.tmp/, first);
  await fetch(`${first.sandbox}/sandbox/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ users: 2000 }),
  });
  await killed;
  const org = join(folder, 'org.json');
  if (existsSync(org)) expect(JSON.parse(readFileSync(org, 'utf8'))).toMatchObject({ plan: { users: 2000 } });

  await entered();
});

test('A second studio on the same folder says so and ends, and the first goes on', async () => {
  const first = await entered();
  const second = start();
  const [[code], said] = await Promise.all([once(second, 'exit'), text(second.stderr)]);

  expect(code).toBe(1);
  expect(said).toContain(`Another studio (process ${first.studio.pid}) uses the folder ${folder}.`);
  expect(await first.editor('/flows')).toMatchObject({ status: 200 });
  first.studio.kill('SIGINT');
  expect(await once(first.studio, 'exit')).toEqual([0, null]);
});
