import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from './n8n.ts';

/** What n8n's workers share. */
export interface Servers {
  /** The settings of n8n that lead there. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a Redis and a PostgreSQL of our own, on free ports. Debian's packages are fetched where they are missing. */
export async function startServers(): Promise<Servers> {
  if (!existsSync('/usr/bin/redis-server') || !existsSync('/usr/lib/postgresql')) {
    execFileSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq redis-server postgresql'], {
      stdio: 'ignore',
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'okta-n8n-servers-'));
  const [redisPort, postgresPort] = [await freePort(), await freePort()];
  const redis = spawn(
    'redis-server',
    ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore' },
  );
  process.once('exit', () => redis.kill('SIGKILL'));

  const [version = ''] = readdirSync('/usr/lib/postgresql').sort().slice(-1);
  const programs = join('/usr/lib/postgresql', version, 'bin');
  const data = join(folder, 'data');
  // PostgreSQL runs as nobody's administrator.
  const asPostgres = (...command: string[]) => {
    const line = command.map((word) => `'${word}'`).join(' ');
    const [program = '', ...args] =
      userInfo().uid === 0 ? ['su', 'postgres', '-c', line] : ['sh', '-c', line];
    execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  };
  if (userInfo().uid === 0) {
    const id = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id, id);
  }
  asPostgres(join(programs, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres');
  const settings = `-p ${postgresPort} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  asPostgres(join(programs, 'pg_ctl'), '-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start');
  asPostgres(
    join(programs, 'createdb'),
    '-h',
    '127.0.0.1',
    '-p',
    String(postgresPort),
    '-U',
    'postgres',
    'n8n',
  );
  await until('Redis', () => reachable(redisPort));

  return {
    env: {
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redisPort),
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(postgresPort),
      DB_POSTGRESDB_DATABASE: 'n8n',
      DB_POSTGRESDB_USER: 'postgres',
      DB_POSTGRESDB_PASSWORD: 'none',
      DB_POSTGRESDB_POOL_SIZE: '10',
    },
    async stop() {
      asPostgres(join(programs, 'pg_ctl'), '-D', data, '-m', 'fast', '-w', 'stop');
      const ended = once(redis, 'exit');
      redis.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const reachable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
