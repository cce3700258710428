import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { ConnectorOptions, RateLimit } from '../../index.ts';

type SharedLimits = NonNullable<ConnectorOptions['sharedLimits']>;

/** Share of each bucket, in per cent, that is left to the org's other applications. */
const reserve = 10;

/** What stands for no limit, until an answer tells of one. */
const unlimited = { limit: 1_000_000, remaining: 1_000_000 };

/**
 * The rate limits of a key in a table of PostgreSQL. Every call takes one out of its bucket before it goes out, and every
 * answer puts down what Okta says is left. The first call of a window goes alone; the others wait for what it is told.
 */
export function sharedLimits(pool: Pool, key: string): SharedLimits {
  return {
    async take(bucket) {
      const { rows } = await pool.query<{ taken: boolean; wait: number }>(taking, [key, bucket, reserve]);
      const [row] = rows;
      return row?.taken ? 0 : Date.now() + Math.max(50, row?.wait ?? 0);
    },
    async told(bucket, window) {
      const { limit, remaining, resetAt } = window ?? { ...unlimited, resetAt: Date.now() + 60_000 };
      await pool.query(telling, [key, bucket, limit, remaining, Math.max(0, resetAt - Date.now())]);
    },
  };
}

/** What the processes of a key know of its limits, and the calls that they made. */
export async function limitsIn(pool: Pool, key: string): Promise<RateLimit[]> {
  const { rows } = await pool.query<Known>(
    'SELECT bucket, size, remaining, calls, reset_at FROM okta_rate_limits WHERE key = $1 AND size BETWEEN 1 AND $2',
    [key, unlimited.limit - 1],
  );
  return rows.map(({ bucket, size, remaining, calls, reset_at }) => ({
    bucket,
    limit: size,
    remaining,
    usable: Math.floor(size * (1 - reserve / 100)),
    resetAt: reset_at.toISOString(),
    calls,
  }));
}

interface Known {
  bucket: string;
  size: number;
  remaining: number;
  calls: number;
  reset_at: Date;
}

/** The name of a key, by which its processes find each other and from which nobody finds the key. */
export function limitsKey(origin: string, connection: unknown): string {
  const { apiKey, clientId } = connection as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify([origin, apiKey ?? clientId]))
    .digest('base64url')
    .slice(0, 22);
}

/** Where the limits are kept. */
export const limitsTable = `
CREATE TABLE IF NOT EXISTS okta_rate_limits (key text, bucket text, size int NOT NULL, remaining int NOT NULL,
  calls int NOT NULL, reset_at timestamptz NOT NULL, PRIMARY KEY (key, bucket))`;

// A row that is new, or whose window is over, is given to one caller, who has ten seconds to come back with an answer.
const taking = `
WITH known AS (
  UPDATE okta_rate_limits SET remaining = remaining - 1, calls = calls + 1
  WHERE key = $1 AND bucket = $2 AND reset_at > now() AND remaining - 1 >= size * $3 / 100.0 RETURNING 1
), first AS (
  INSERT INTO okta_rate_limits (key, bucket, size, remaining, calls, reset_at)
  SELECT $1, $2, 0, -1, 1, now() + interval '10 seconds' WHERE NOT EXISTS (SELECT FROM known)
  ON CONFLICT (key, bucket) DO UPDATE SET size = 0, remaining = -1,
    calls = okta_rate_limits.calls + 1, reset_at = now() + interval '10 seconds'
  WHERE okta_rate_limits.reset_at <= now() RETURNING 1
)
SELECT EXISTS (SELECT FROM known) OR EXISTS (SELECT FROM first) AS taken,
  (SELECT CASE WHEN size = 0 THEN 0 ELSE 1000 * extract(epoch FROM reset_at - now()) END
   FROM okta_rate_limits WHERE key = $1 AND bucket = $2)::float AS wait`;

// In the same window the smaller number is the later one. Okta's dates are cut to the second.
const telling = `
UPDATE okta_rate_limits SET
  remaining = CASE WHEN size = 0 OR now() + $5 * interval '1 ms' > reset_at + interval '30 seconds'
    THEN $4 ELSE LEAST(remaining, $4) END,
  size = $3,
  reset_at = now() + $5 * interval '1 ms'
WHERE key = $1 AND bucket = $2
  AND (size = 0 OR now() + $5 * interval '1 ms' > reset_at - interval '30 seconds')`;
