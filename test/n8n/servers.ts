import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../postgres.js';
import { freePort, until } from './n8n.ts';

/** What n8n's workers share. */
export interface Servers {
  /** The settings of n8n that lead there. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a Redis and a PostgreSQL of our own, on free ports. Debian's packages are fetched where they are missing. */
export async function startServers(): Promise<Servers> {
  if (!existsSync('/usr/bin/redis-server')) {
    execFileSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq redis-server'], {
      stdio: 'ignore',
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'okta-n8n-servers-'));
  const redisPort = await freePort();
  const redis = spawn(
    'redis-server',
    ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore' },
  );
  process.once('exit', () => redis.kill('SIGKILL'));
  const postgres = await startPostgres('n8n');
  await until('Redis', () => reachable(redisPort));

  return {
    env: {
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redisPort),
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(postgres.port),
      DB_POSTGRESDB_DATABASE: 'n8n',
      DB_POSTGRESDB_USER: 'postgres',
      DB_POSTGRESDB_PASSWORD: 'none',
      DB_POSTGRESDB_POOL_SIZE: '10',
    },
    async stop() {
      postgres.stop();
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
