import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openUserDir } from '../../../../connector/hosts/node-red/user-dir.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'okta-user-dir-'));
});

afterEach(() => rm(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('a user directory', () => {
  test('is made with the folders above it, for its owner alone', async () => {
    const { path } = await openUserDir(inFolder('share/studio'));

    expect(path).toBe(inFolder('share/studio'));
    expect(await modeOf(path)).toBe(0o700);
    expect(await modeOf(inFolder('share'))).toBe(0o700);
    for (const file of await readdir(path)) expect(await modeOf(join(path, file))).toBe(0o600);
  });

  test('is closed to others when it was open before', async () => {
    await chmod(folder, 0o755);
    await openUserDir(folder);

    expect(await modeOf(folder)).toBe(0o700);
  });

  test('has the same secret at every start', async () => {
    const first = await openUserDir(folder);
    await first.release();

    expect((await openUserDir(folder)).credentialSecret).toBe(first.credentialSecret);
    expect(first.credentialSecret).toMatch(/^[0-9a-f]{64}$/);
  });

  test('takes no half of a secret that a killed start has left', async () => {
    await writeFile(inFolder('credential-secret.new'), 'abc');

    expect((await openUserDir(folder)).credentialSecret).toHaveLength(64);
  });

  test('refuses flows that cannot be read, and leaves them as they are', async () => {
    await writeFile(inFolder('flows.json'), '[{"id": ');

    await expect(openUserDir(folder)).rejects.toThrow(/flows\.json is not valid JSON.*move it away/);
    expect(await readFile(inFolder('flows.json'), 'utf8')).toBe('[{"id": ');
    await writeFile(inFolder('flows.json'), '[]');
    await openUserDir(folder);
  });
});

describe('a second studio on one folder', () => {
  test('is told of the first, and how to go on', async () => {
    await writeFile(inFolder('studio.pid'), String(process.ppid));

    await expect(openUserDir(folder)).rejects.toThrow(
      `Another studio (process ${process.ppid}) uses the folder ${folder}. Stop it, or start this one with --temporary. If no other studio is running, delete ${inFolder('studio.pid')}.`,
    );
    expect(await readdir(folder)).toEqual(['studio.pid']);
  });

  test.each([
    ['was killed', String(spawnSync(process.execPath, ['--version']).pid)],
    ['was killed before it wrote its ID', ''],
    ['ran as the same process in an earlier life of a container', String(process.pid)],
  ])('starts when the first %s', async (_, left) => {
    await writeFile(inFolder('studio.pid'), left);
    await openUserDir(folder);

    expect(await readFile(inFolder('studio.pid'), 'utf8')).toBe(String(process.pid));
  });

  test('starts when the first has released the folder', async () => {
    const { release } = await openUserDir(folder);
    await release();

    expect(await readdir(folder)).toEqual(['credential-secret']);
  });
});
