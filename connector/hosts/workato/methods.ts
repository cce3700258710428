import { readdirSync, readFileSync } from 'node:fs';

/**
 * What the actions and triggers of the written file share, in Ruby: the files of `methods/`, each a hash of lambdas. A way
 * in which actions are carried out is the lambda of its name. The build copies them beside this module.
 */
const folder = new URL('./methods/', import.meta.url);

const parts = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .map((text) => text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\n}')));

/** The hashes of all files as one. */
export const methods = `{\n${parts.join(',\n\n')}\n}`;

/** The names of the methods. */
export const methodNames = new Set([...methods.matchAll(/^ {2}(\w+): lambda do/gm)].map(([, name]) => name));

/** What a method does, without its name and parameters. */
export function bodyOf(name: string): string {
  const [, rest = ''] = methods.split(`\n  ${name}: lambda do `);
  return rest.slice(rest.indexOf('\n') + 1, rest.indexOf('\n  end')).replaceAll(/^ {4}/gm, '');
}
