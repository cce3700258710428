import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder in which Node-RED keeps flows and settings, held by one process at a time. */
export interface UserDir {
  readonly path: string;
  /** The key to what Node-RED encrypts. It stays in the folder, so that a later start can read it again. */
  readonly credentialSecret: string;
  /** Lets another process have the folder. */
  release(): Promise<void>;
}

/** Opens a folder for this process alone. It is made when it does not exist, and closed to other people of the machine. */
export async function openUserDir(folder: string): Promise<UserDir> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  // A folder that existed before may be open to others.
  await chmod(path, 0o700);
  const release = await claim(path);
  try {
    await requireReadable(join(path, flowFile));
    return { path, credentialSecret: await credentialSecret(path), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The file of the flows in a user directory. */
export const flowFile = 'flows.json';

/** Two Node-REDs on one folder would overwrite each other's flows. Gives back how to release the folder. */
async function claim(path: string): Promise<() => Promise<void>> {
  const file = join(path, 'studio.pid');
  const write = () => writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  try {
    await write();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const holder = Number(await readFile(file, 'utf8'));
    if (isRunning(holder)) {
      throw new Error(
        `Another studio (process ${holder}) uses the folder ${path}. Stop it, or start this one with --temporary. If no other studio is running, delete ${file}.`,
      );
    }
    // A studio that was killed leaves its file behind.
    await rm(file, { force: true });
    await write();
  }
  return () => rm(file, { force: true });
}

/** A container gives each of its starts the same process IDs, so the file of an earlier one may name this process. */
function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another person exists, and takes no signal from this one.
    return codeOf(error) === 'EPERM';
  }
}

/** Node-RED takes a file that it cannot read for one without flows, and the next deployment overwrites it. */
async function requireReadable(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(absent);
  try {
    if (text) JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `The file ${file} is not valid JSON, so its flows cannot be loaded. Correct it, or move it away to start with the recipes.`,
      { cause },
    );
  }
}

async function credentialSecret(path: string): Promise<string> {
  const file = join(path, 'credential-secret');
  const before = await readFile(file, 'utf8').catch(absent);
  if (before) return before;
  const secret = randomBytes(32).toString('hex');
  // Renamed when it is whole: half a secret would make every stored key unreadable.
  await writeFile(`${file}.new`, secret, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return secret;
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
