import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export async function startPostgres(database) {
  if (!existsSync('/usr/lib/postgresql')) {
    execFileSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq postgresql'], {
      stdio: 'ignore',
    });
  }
  const isRoot = userInfo().uid === 0;
  const folder = mkdtempSync(join(tmpdir(), 'okta-postgres-'));
  const port = await freePort();
  const [version = ''] = readdirSync('/usr/lib/postgresql').sort().slice(-1);
  const programs = join('/usr/lib/postgresql', version, 'bin');
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const asPostgres = (...command) => {
    const line = command.map((word) => `'${word}'`).join(' ');
    const [program, ...args] = isRoot ? ['su', 'postgres', '-c', line] : ['sh', '-c', line];
    execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  };
  if (isRoot) {
    const id = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id, id);
  }
  asPostgres(join(programs, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  asPostgres(join(programs, 'pg_ctl'), '-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start');
  asPostgres(join(programs, 'createdb'), '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', database);
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop() {
      asPostgres(join(programs, 'pg_ctl'), '-D', data, '-m', 'fast', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
