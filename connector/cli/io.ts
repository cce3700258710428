import type { Readable } from 'node:stream';

/** The streams and signals of the command line. */
export interface Io {
  env: Record<string, string | undefined>;
  stdin: Readable;
  /** `written` is called when the text is out of the process. */
  stdout: { write(text: string, written?: () => void): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
