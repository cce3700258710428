import { type Command, Option } from 'commander';
import type { JsonSchema } from '../../schemas/json-schema.ts';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import { itemsIn } from '../core/pages.ts';
import { type Connector, loadConnector } from '../index.ts';
import { csvLines } from '../jobs/csv-lines.ts';
import { htmlPage } from '../jobs/html-page.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import { inputFrom, inputOption } from './input.ts';
import type { Io } from './io.ts';

interface ListOptions extends Connecting {
  input?: string;
  format: 'ndjson' | 'csv' | 'html';
  columns?: string;
}

export const listCommand = (program: Command, io: Io): Command =>
  connecting(program.command('list'))
    .description('Print a whole list, one item on each line.')
    .argument('<action>', 'name of an action that returns a list or a report, such as list_users')
    .option(...inputOption)
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['ndjson', 'csv', 'html']).default('ndjson'),
    )
    .option('--columns <paths>', 'the fields of a CSV file or a page, separated by commas: id,profile.login')
    .addHelpText('after', help)
    .action((name: string, options: ListOptions) => list(name, options, io));

async function list(
  name: string,
  { input: typed, format, columns, ...options }: ListOptions,
  io: Io,
): Promise<void> {
  const okta: Connector = await loadConnector();
  const { title, outputSchema } = byName('action', okta.manifest.actions, name);
  const items = itemsIn(outputSchema);
  if (!items) {
    throw new ConnectorError('INVALID_INPUT', `"${title}" does not return a list. Use okta-connector run.`);
  }
  const input = await inputFrom(typed, io);
  const { signal, stderr, stdout } = io;
  const log = (message: string) => stderr.write(`${message}\n`);
  const item = outputSchema.properties[items]?.items ?? {};
  const paths = columns?.split(',') ?? plainPaths(item);
  const { begin, rows, end } = await formats[format](title, item, paths);
  // Nothing more is read before this is out of the process, so that memory stays flat behind a slow reader.
  const write = (text = '') => text && new Promise<void>((resolve) => stdout.write(text, resolve));
  await connected(options, io, async (connection) => {
    let isFirst = true;
    for await (const page of okta.pages(name, { connection, input, signal, log })) {
      // What a report is about stands in its page.
      const of = typeof page['name'] === 'string' ? page['name'] : '';
      if (isFirst) await write(begin?.(of, new Date().toISOString()));
      isFirst = false;
      await write(rows(page[items] as unknown[]));
    }
    await write(end?.());
  });
}

interface Format {
  begin?(of: string, at: string): string;
  rows(items: unknown[]): string;
  end?(): string;
}

const formats: Record<
  ListOptions['format'],
  (title: string, item: JsonSchema, paths: string[]) => Format | Promise<Format>
> = {
  ndjson: () => ({ rows: (items) => items.map((item) => `${JSON.stringify(item)}\n`).join('') }),
  csv: async (_title, _item, paths) => ({ rows: await csvLines(paths) }),
  html: htmlPage,
};

/** The fields of an item that fit a cell, and those of its profile. */
function plainPaths({ properties = {} }: JsonSchema): string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    if (schema['x-secret']) return [];
    if (key === 'profile') return plainPaths(schema).map((path) => `profile.${path}`);
    return [schema.type ?? []].flat().some((type) => type !== 'object' && type !== 'null') ? [key] : [];
  });
}

const help = `
Examples
  okta-connector list list_users > users.ndjson
  okta-connector list list_users --input '{"search": "status eq \\"ACTIVE\\""}' --format csv > active.csv
  okta-connector list list_group_members --input '{"groupId": "00g..."}' --format csv --columns id,profile.login,lastLogin
  okta-connector list review_access --input '{"groupId": "00g..."}' --format html > review.html
${connectionHelp}

A list is read page by page and printed as it comes, so that it may be of any length.`;
