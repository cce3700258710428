import { setTimeout as pause } from 'node:timers/promises';
import { ConnectorError } from '../../core/error.ts';
import { limitsTable } from './shared-limits.ts';

/** A row of a job, as it lies in the database. Its workflow bears its mark as ID. */
export interface QueuedRow {
  action: string;
  input: Record<string, unknown>;
  line: number;
}

/** The workflow that runs a row. */
export const rowWorkflow = 'okta_row';

/** Rows that this version put down are run by this version. */
export const rowVersion = 'okta-rows-1';

/** Each org has a line of its own, so that a worker takes only what its connection is for. */
export const queueOf = (origin: string): string => `okta ${new URL(origin).host}`;

/** The libraries of the engine, which are installed by whoever uses it. */
export async function engineLibraries() {
  try {
    const [{ DBOS, DBOSClient }, { default: pg }] = await Promise.all([
      import('@dbos-inc/dbos-sdk'),
      import('pg'),
    ]);
    return { DBOS, DBOSClient, pg };
  } catch {
    throw new ConnectorError(
      'INVALID_INPUT',
      'Several machines need two more packages: npm install @dbos-inc/dbos-sdk pg',
    );
  }
}

/** Makes the tables that are missing. Of many processes that begin at once one does it, and the others wait. */
export async function prepare(database: string): Promise<void> {
  const { DBOS, pg } = await engineLibraries();
  const client = new pg.Client({ connectionString: database });
  try {
    await client.connect();
  } catch (error) {
    const { message } = error as Error;
    throw new ConnectorError(
      'NETWORK',
      `The database cannot be reached (${message}). Check the address after --engine.`,
    );
  }
  try {
    // Nobody waits inside the database: making an index there waits for all who wait.
    const asking = `SELECT pg_try_advisory_lock(hashtextextended('okta-connector', 0)) AS mine`;
    while (!(await client.query<{ mine: boolean }>(asking)).rows[0]?.mine) await pause(100);
    await DBOS.migrate(database);
    await client.query(limitsTable);
  } finally {
    await client.end();
  }
}

/** The log of the engine. What it does is no news; what goes wrong is. */
export const logOf = (write: (line: string) => void) => {
  const told = (entry: unknown) => write(entry instanceof Error ? entry.message : String(entry));
  return { info() {}, debug() {}, warn: told, error: told };
};
