import type { Readable } from 'node:stream';

/** The streams and signals of the command line. */
export interface Io {
  env: Record<string, string | undefined>;
  stdin: Readable;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
