import { open } from 'node:fs/promises';

/** The entry for a call, written before it and after it. */
export interface AuditEntry {
  time: string;
  /** The same in all lines of one call. */
  call: string;
  tool: string;
  /** The name that the client gives itself. */
  client: string;
  /** Without secrets. */
  input: unknown;
  /** STARTED, then OK, the code of the error, or what came of asking the person. */
  outcome: string;
  ms?: number;
}

export interface AuditLog {
  write(entry: AuditEntry): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file of JSON lines to append to. Only its owner can read it when it is made here. */
export async function openAuditLog(file: string): Promise<AuditLog> {
  const handle = await open(file, 'a', 0o600);
  return {
    write: (entry) => handle.appendFile(`${JSON.stringify(entry)}\n`),
    close: () => handle.close(),
  };
}
