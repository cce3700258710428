import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../../../connector/cli/data-folder.ts';
import { main } from '../../../connector/cli/index.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'okta-studio-command-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Types the command, and Ctrl-C as soon as it has said where it is. Its home is the folder, so that nothing else is written. */
async function studio(...flags: string[]) {
  nock.restore();
  const seen = { out: '', err: '' };
  const ctrlC = new AbortController();
  const code = await main(['studio', ...flags], {
    env: { XDG_DATA_HOME: folder },
    stdin: Readable.from([]),
    stdout: {
      write(text) {
        seen.out += text;
        ctrlC.abort();
      },
    },
    stderr: { write: (text) => (seen.err += text) },
    signal: ctrlC.signal,
  });
  return { code, ...seen };
}

describe('okta-connector studio', () => {
  test('says where the editor and the org are and where they are kept, and leaves at Ctrl-C', async () => {
    const dir = join(folder, 'kept');
    const { code, out, err } = await studio('--port', '0', '--dir', dir);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}Editor {7}http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m);
    expect(out).toMatch(/^ {2}Sandbox org {2}http:\/\/127\.0\.0\.1:\d+, kept in .+\/kept\/org\.json$/m);
    expect(out).toMatch(/^ {2}Flows {8}kept in .+\/kept$/m);
    expect(await readdir(dir)).toContain('flows.json');
    expect(await readdir(dir)).not.toContain('studio.pid');
  });

  test('says with --temporary that nothing is kept', async () => {
    const { out } = await studio('--port', '0', '--temporary');

    expect(out).toMatch(/^ {2}Sandbox org {2}http:\/\/127\.0\.0\.1:\d+, gone when the studio stops$/m);
    expect(out).toMatch(/^ {2}Flows {8}gone when the studio stops$/m);
    expect(await readdir(folder)).toEqual([]);
  });

  test('keeps everything in the data folder of the person, unless it is told otherwise', async () => {
    const { out } = await studio('--help');

    expect(out.replaceAll(/\s/g, '')).toContain(dataFolder({ XDG_DATA_HOME: folder }).replaceAll(' ', ''));
    expect(await studio('--temporary', '--dir', folder)).toMatchObject({ code: 2, out: '' });
    expect(await studio('--temporary', '--state', 'org.json')).toMatchObject({ code: 2, out: '' });
  });

  test('does not start on a folder that another studio uses', async () => {
    await writeFile(join(folder, 'studio.pid'), String(process.ppid));

    expect(await studio('--port', '0', '--dir', folder)).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining('Another studio'),
    });
  });
});
