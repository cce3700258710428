import type { Client } from 'pg';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { byName } from '../../core/load.ts';
import { loadConnector, type OktaConnector } from '../../index.ts';
import { became, isRepeatable } from '../became.ts';
import type { Outcome } from '../report.ts';
import { engineLibraries, logOf, prepare, type QueuedRow, queueOf, rowVersion, rowWorkflow } from './dbos.ts';
import { limitsKey, sharedLimits } from './shared-limits.ts';

interface Work {
  database: string;
  connection: unknown;
  /** Rows under way at once in this process. */
  concurrency: number;
  /** After this time the System Log is taken to show everything, in ms. */
  logDelay: number;
  /** A copy of an output without what must not be written down. */
  shown: (action: string, output: unknown) => unknown;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Called with the address of the org, when the first row can be taken. */
  onReady: (origin: string) => void;
  onEnd: (outcome: Outcome) => void;
}

/** The end of a try of a row: its outcome, or the time from when on to try again. */
type Tried = { outcome: Outcome } | { retryAt: string };

/** A worker that is stopped finishes what it has under way for so long, in ms. The rest is done by others. */
const drain = 30_000;

const lostLine = 'The connection to the database was lost. Start the worker again.';

/** How often a worker looks for rows of workers that are gone, in ms. */
const lookEvery = 5000;

/**
 * Runs the rows of an org that are put down in a database, until the signal stops it. Any number of processes on any number
 * of machines may do so at once. What a killed one had under way is run by another: again, if that does no harm, and
 * otherwise after a look into the System Log.
 */
export async function work(job: Work): Promise<void> {
  const { database, connection, signal } = job;
  await prepare(database);
  const { pg } = await engineLibraries();
  const pool = new pg.Pool({ connectionString: database, max: 4 });
  const lifeline = new pg.Client({ connectionString: database, keepAlive: true });
  try {
    const plain = await loadConnector();
    // A key that is refused shows before a row is taken.
    const { origin } = await plain.testConnection(connection, { signal });
    const okta = await loadConnector({
      sharedLimits: sharedLimits(pool, limitsKey(origin, connection)),
    });
    await lifeline.connect();
    await takeRows({ ...job, okta, origin, lifeline });
  } finally {
    await lifeline.end().catch(() => {});
    await pool.end();
  }
}

async function takeRows({
  database,
  origin,
  connection,
  concurrency,
  logDelay,
  shown,
  signal,
  log,
  onReady,
  onEnd,
  okta,
  lifeline,
}: Work & { okta: OktaConnector; origin: string; lifeline: Client }): Promise<void> {
  const { DBOS } = await engineLibraries();
  const me = crypto.randomUUID();
  const queue = queueOf(origin);
  /** Ends the worker at once, and what it has under way. It is taken over by others. */
  const end = new AbortController();
  // Who has lost the line to the database is taken for dead by the others, and must not go on.
  lifeline.on('error', () => end.abort(new ConnectorError('NETWORK', lostLine, { retryable: true })));
  await lifeline.query(
    `SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3`,
  );
  await lifeline.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [me]);

  const tried = async (row: QueuedRow, mark: string, began: { at: string; by: string }) => {
    const before = { mark, startedAt: began.at, isFirst: began.by === me };
    try {
      return await tryRow({ okta, connection, signal: end.signal, shown, logDelay }, row, before);
    } catch (error) {
      // No outcome of the row: nothing is put down, so that another worker does it.
      end.abort(error);
      return new Promise<never>(() => {});
    }
  };
  const run = async (row: QueuedRow): Promise<Outcome> => {
    const mark = DBOS.workflowID ?? '';
    for (;;) {
      // What is put down before the first request tells the next worker that there may have been one.
      const began = await DBOS.runStep(async () => ({ at: new Date().toISOString(), by: me }), {
        name: 'begin',
      });
      const ended = await DBOS.runStep(() => tried(row, mark, began), { name: row.action });
      if ('outcome' in ended) {
        onEnd(ended.outcome);
        return ended.outcome;
      }
      await DBOS.sleep(Math.max(1000, Date.parse(ended.retryAt) - Date.now()));
    }
  };
  DBOS.registerWorkflow(run, { name: rowWorkflow, maxRecoveryAttempts: 1000 });
  DBOS.setConfig({
    name: 'okta-connector',
    systemDatabaseUrl: database,
    executorID: me,
    applicationVersion: rowVersion,
    listenQueues: [queue],
    logger: logOf(log),
    runMigrations: false,
  });
  await DBOS.launch();
  await DBOS.registerQueue(queue, {
    workerConcurrency: concurrency,
    minPollingIntervalMs: 100,
    onConflict: 'always_update',
  });
  onReady(origin);
  const looking = setInterval(
    () => void takeOver(lifeline, DBOS, queue).catch((error: Error) => log(error.message)),
    lookEvery,
  );
  const stop = AbortSignal.any([signal, end.signal]);
  if (!stop.aborted)
    await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
  clearInterval(looking);
  await DBOS.shutdown({ workflowCompletionTimeoutMS: end.signal.aborted ? 0 : drain });
  end.signal.throwIfAborted();
}

/** Puts back into the line what workers had under way whose lock is free, which are gone. */
async function takeOver(
  lifeline: Client,
  DBOS: Awaited<ReturnType<typeof engineLibraries>>['DBOS'],
  queueName: string,
): Promise<void> {
  const underWay = await DBOS.listWorkflows({
    status: 'PENDING',
    queueName,
    loadInput: false,
    loadOutput: false,
  });
  for (const executor of new Set(underWay.map(({ executorId = '' }) => executorId))) {
    const of = [executor];
    const { rows } = await lifeline.query<{ free: boolean }>(
      `SELECT $1 <> $2 AND pg_try_advisory_lock(hashtextextended($1, 0)) AS free`,
      [executor, DBOS.executorID],
    );
    if (!rows[0]?.free) continue;
    try {
      // Asked again under the lock: another worker may have done it.
      const left = await DBOS.listWorkflows({
        status: 'PENDING',
        queueName,
        executorId: of,
        loadInput: false,
      });
      if (left.length > 0)
        await DBOS.resumeWorkflows(
          left.map(({ workflowID }) => workflowID),
          { queueName },
        );
    } finally {
      await lifeline.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, of);
    }
  }
}

/** Runs a row, unless an earlier worker had begun it and it must not be run twice: then the System Log tells. */
async function tryRow(
  {
    okta,
    connection,
    signal,
    shown,
    logDelay,
  }: Pick<Work, 'connection' | 'signal' | 'shown' | 'logDelay'> & { okta: OktaConnector },
  { action: name, input, line }: QueuedRow,
  { mark, startedAt, isFirst }: { mark: string; startedAt: string; isFirst: boolean },
): Promise<Tried> {
  const action = byName('action', okta.manifest.actions, name);
  if (!isFirst && !isRepeatable(action, input)) {
    const known = await became({ okta, connection, signal, logDelay }, { mark, startedAt });
    const retryAt = known?.error?.code === 'TIMEOUT' && known.error.retryAt;
    if (retryAt) return { retryAt };
    if (known) return { outcome: { line, ...known } };
    // Nothing came of it. It begins anew, so that a worker after this one knows of this start, not of the one before.
    return { retryAt: new Date().toISOString() };
  }
  try {
    const output = await okta.run(name as never, { connection, input: input as never, signal, mark });
    return { outcome: { line, ok: true, output: shown(name, output) } };
  } catch (error) {
    // What was stopped is for the next worker, and so is everything else where the key is refused.
    if (!isConnectorError(error) || ['CANCELLED', 'AUTHENTICATION_FAILED'].includes(error.code)) throw error;
    if (error.code === 'RATE_LIMITED' && error.retryable && error.retryAt) return { retryAt: error.retryAt };
    return { outcome: { line, ok: false, error: error.toJSON() } };
  }
}
