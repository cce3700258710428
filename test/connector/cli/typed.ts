import { Readable } from 'node:stream';
import { main } from '../../../connector/cli/index.ts';
import type { Io } from '../../../connector/cli/io.ts';

/** Types a command, and gives back what a person or a script would see. */
export async function typed(
  args: string[],
  env: Io['env'] = {},
  io: Partial<Io> = {},
): Promise<{ code: number; out: string; err: string }> {
  const seen = { out: '', err: '' };
  const code = await main(args, {
    env,
    stdin: Readable.from(['']),
    stdout: {
      write(text, written) {
        seen.out += text;
        written?.();
      },
    },
    stderr: { write: (text) => (seen.err += text) },
    signal: new AbortController().signal,
    ...io,
  });
  return { code, ...seen };
}

/** The environment in which a command line speaks to a sandbox. */
export const envOf = ({ origin, apiKey }: { origin: string; apiKey: string }): Io['env'] => ({
  OKTA_DOMAIN: origin,
  OKTA_API_KEY: apiKey,
  OKTA_SANDBOX: 'true',
});
