import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectorError } from '../../core/error.ts';
import type { RateLimit } from '../../index.ts';
import { keyOf, type Outcome } from '../report.ts';
import type { Row } from '../rows.ts';
import { engineLibraries, logOf, type QueuedRow, queueOf, rowVersion, rowWorkflow } from './dbos.ts';
import { limitsIn, limitsKey } from './shared-limits.ts';

interface EngineJob {
  database: string;
  origin: string;
  action: string;
  /** The same for the same job, so that running it again does the rest. */
  job: string;
  rows: AsyncIterable<Row>;
  /** A copy of an input without its secrets. */
  shown: (input: unknown) => unknown;
  signal: AbortSignal;
  log: (line: string) => void;
  onEnd: (outcome: Outcome) => Promise<void>;
}

/** The most rows that lie in the database unfinished, so that a long file needs no more memory than a short one. */
const mostLying = 10_000;
const atOnce = 250;

/** What the workers of a connection know of its rate limits, with the calls that they made since this began. */
export async function limitsOfWorkers(database: string, origin: string, connection: unknown) {
  const { pg } = await engineLibraries();
  const pool = new pg.Pool({ connectionString: database, max: 1 });
  const key = limitsKey(origin, connection);
  const before = new Map((await limitsIn(pool, key)).map(({ bucket, calls }) => [bucket, calls]));
  return {
    limits: async (): Promise<RateLimit[]> =>
      (await limitsIn(pool, key)).map((limit) => ({
        ...limit,
        calls: limit.calls - (before.get(limit.bucket) ?? 0),
      })),
    close: () => pool.end(),
  };
}

/** The name of the job that a file makes, from all of its bytes. */
export async function jobOf(file: string, ...facts: unknown[]): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return keyOf([hash.digest('hex'), ...facts]).slice(0, 12);
}

/**
 * Puts the rows of a job into the database, where workers run them, and tells what became of each. Started again, it waits
 * for what is under way, and puts down again what failed.
 */
export async function runByEngine({
  database,
  origin,
  action,
  job,
  rows,
  shown,
  signal,
  log,
  onEnd,
}: EngineJob): Promise<void> {
  const { DBOSClient } = await engineLibraries();
  const client = await DBOSClient.create({
    systemDatabaseUrl: database,
    applicationName: 'okta-connector',
    logger: logOf(log),
  });
  const lying = new Map<string, number>();

  const statusOf = async (ids: string[]) => {
    const found = await client.listWorkflows({ workflowIDs: ids, loadInput: false, loadOutput: true });
    return new Map(found.map((workflow) => [workflow.workflowID, workflow]));
  };
  // No ID begins like another: the log is searched for it.
  const idOf = (line: number, again: number) => `run/${job}-${line}-${again}.`;

  /** Puts a row down, unless it lies there. A row that failed is put down again under a new name. */
  async function putDown(batch: QueuedRow[]): Promise<void> {
    let left = batch;
    for (let again = 0; left.length > 0; again += 1) {
      const known = await statusOf(left.map(({ line }) => idOf(line, again)));
      const failed: QueuedRow[] = [];
      await Promise.all(
        left.map(async (row) => {
          const workflowID = idOf(row.line, again);
          const output = known.get(workflowID)?.output as Outcome | undefined;
          if (output?.ok) return onEnd({ line: row.line, ok: true, skipped: true });
          if (output) return void failed.push(row);
          lying.set(workflowID, row.line);
          if (known.has(workflowID)) return;
          await client.enqueue(
            { workflowName: rowWorkflow, queueName: queueOf(origin), workflowID, appVersion: rowVersion },
            row,
          );
        }),
      );
      left = failed;
    }
  }

  /** Tells of what has ended, until no more than so many rows lie there. */
  async function collect(most: number): Promise<void> {
    while (lying.size > most) {
      if (signal.aborted)
        throw new ConnectorError(
          'CANCELLED',
          'The job was stopped. Workers go on with what lies in the database.',
        );
      const ended: Outcome[] = [];
      const ids = [...lying.keys()];
      for (let from = 0; from < ids.length; from += 1000) {
        for (const [id, { status, output, error }] of await statusOf(ids.slice(from, from + 1000))) {
          const line = lying.get(id) ?? 0;
          const told = (output as Outcome | undefined) ?? (error ? failure(line, error) : undefined);
          if (!told || ['ENQUEUED', 'PENDING', 'DELAYED'].includes(status)) continue;
          lying.delete(id);
          ended.push(told);
        }
      }
      await Promise.all(ended.map(onEnd));
      if (ended.length === 0) await pause(500, undefined, { signal }).catch(() => {});
    }
  }

  try {
    let batch: QueuedRow[] = [];
    for await (const row of rows) {
      const { line } = row;
      if ('problem' in row) {
        await onEnd({ line, ok: false, error: { code: 'INVALID_INPUT', message: row.problem } });
      } else if (JSON.stringify(shown(row.input)) !== JSON.stringify(row.input)) {
        const message =
          'The row holds a secret, which is not written into a database. Run it without --engine.';
        await onEnd({ line, ok: false, error: { code: 'INVALID_INPUT', message } });
      } else {
        batch.push({ action, input: row.input, line });
      }
      if (batch.length < atOnce) continue;
      await putDown(batch);
      batch = [];
      await collect(mostLying);
    }
    await putDown(batch);
    await collect(0);
  } finally {
    await client.destroy();
  }
}

const failure = (line: number, error: unknown): Outcome => ({
  line,
  ok: false,
  error: { code: 'UNEXPECTED_RESPONSE', message: error instanceof Error ? error.message : String(error) },
});
