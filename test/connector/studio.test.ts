import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { running } from './hosts/node-red/running.ts';

/** A folder of its own for a test. */
async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-studio-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('What a person makes in the editor and in the org is there at the next start', async () => {
  const userDir = await temporary();
  const kept = { userDir, sandboxState: join(userDir, 'org.json') };
  const first = await running(kept);
  const flow = { id: 'mine', type: 'tab', label: 'Mine' };
  await first.deploy([...(await first.flows()), flow]);
  const { origin, apiKey } = first.studio.sandbox;
  const group = { profile: { name: 'Night shift' } };
  await fetch(`${origin}/api/v1/groups`, {
    method: 'POST',
    headers: { authorization: `SSWS ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(group),
  });
  await first.studio.stop();

  const second = await running(kept);
  const flows = await second.flows();
  const groups = await second.org('/api/v1/groups?q=Night');
  await second.studio.stop();

  expect(flows).toContainEqual(expect.objectContaining(flow));
  expect(flows).toContainEqual(
    expect.objectContaining({ id: 'okta-org', name: 'Sandbox org', domain: second.studio.sandbox.origin }),
  );
  expect(groups).toMatchObject([group]);
}, 30_000);

test('The studio prints nothing, takes no signal, and leaves the process as it was', async () => {
  const before = () => ['SIGINT', 'SIGTERM'].map((signal) => process.listenerCount(signal));
  const listeners = before();
  const umask = process.umask();
  const printed = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
  const logged = (['log', 'warn', 'error', 'info'] as const).map((level) => vi.spyOn(console, level));

  const { studio } = await running({});
  expect(before()).toEqual(listeners);
  await studio.stop();

  for (const spy of [...printed, ...logged]) expect(spy).not.toHaveBeenCalled();
  expect(process.umask()).toBe(umask);
}, 30_000);

test('A studio that cannot start leaves nothing behind', async () => {
  const userDir = await temporary();
  const umask = process.umask();
  const { studio } = await running({});
  const port = Number(new URL(studio.editor).port);

  await expect(running({ userDir, port })).rejects.toThrow(`Port ${port} is taken`);
  await studio.stop();

  expect(await readdir(userDir)).not.toContain('studio.pid');
  expect(process.umask()).toBe(umask);
}, 30_000);
