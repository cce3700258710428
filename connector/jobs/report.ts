import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ConnectorError } from '../core/error.ts';

/** The report of a job, a line of JSON for each thing that happened. It is the input of the next run of the same job. */
export interface Report {
  /** What an earlier run left of an input: it is done, or nobody knows. Each answer is given once. */
  earlier(key: string): 'done' | Started | undefined;
  /** Written before the first request of a row goes out. */
  started(row: Started): void;
  ended(row: Ended): void;
  close(): void;
}

/** What became of a row. */
export interface Outcome {
  line: number;
  ok: boolean;
  /** It was done by an earlier run. */
  skipped?: true;
  output?: unknown;
  note?: string;
  error?: { code: string; message: string; retryAt?: string };
}

export interface Started {
  line: number;
  key: string;
  /** The mark that its changes bear in the System Log. */
  mark: string;
  startedAt: string;
  /** The mark of an earlier start of the row, of which it is known that nothing was carried out. */
  instead?: string | undefined;
}

export interface Ended {
  line: number;
  key?: string | undefined;
  mark?: string | undefined;
  ok: boolean;
  output?: unknown;
  /** Why there is no output of a row that is done. */
  note?: string;
  error?: unknown;
}

/** The same for the same input, in any order of its fields. */
export const keyOf = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('base64url')
    .slice(0, 22);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Opens the report of a job: a new file, or that of an earlier run, which goes on. */
export async function openReport(file: string, action: string): Promise<Report> {
  const isOld = existsSync(file);
  const known = isOld ? await left(file, action) : new Map<string, Left>();
  const descriptor = openSync(file, 'a', 0o600);
  // At once, and in one piece: what a killed process had written is in the file.
  const write = (line: object) => writeSync(descriptor, `${JSON.stringify(line)}\n`);
  // The last line of a run that was killed may be half a line.
  if (isOld) writeSync(descriptor, '\n');
  write({ action, begunAt: new Date().toISOString() });
  return {
    earlier(key) {
      const of = known.get(key);
      if (!of) return undefined;
      if (of.done > 0) {
        of.done -= 1;
        return 'done';
      }
      return of.started.shift();
    },
    started: write,
    ended: write,
    close: () => closeSync(descriptor),
  };
}

interface Left {
  done: number;
  started: Started[];
}

/** What a report says, by the key of the input. The same input may stand in several rows. */
async function left(file: string, action: string): Promise<Map<string, Left>> {
  const known = new Map<string, Left>();
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const line = lineOf(text);
    if (line?.action !== undefined && line.action !== action) {
      throw new ConnectorError(
        'INVALID_INPUT',
        `The file ${file} is the report of ${line.action}. Use a report for each job.`,
      );
    }
    if (!line?.key) continue;
    const of = known.get(line.key) ?? { done: 0, started: [] };
    known.set(line.key, of);
    const settled = line.startedAt === undefined ? line.mark : line.instead;
    of.started = of.started.filter(({ mark }) => mark !== settled);
    if (line.startedAt !== undefined) of.started.push(line as Started);
    else if (line.ok) of.done += 1;
  }
  return known;
}

interface Line extends Partial<Omit<Started, keyof Ended>>, Partial<Ended> {
  action?: string;
}

function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
