import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ObjectSchema } from '../../schemas/json-schema.ts';
import { isObject } from '../core/conform.ts';
import { ConnectorError } from '../core/error.ts';
import { put } from '../core/request.ts';
import { columnsOf } from './columns.ts';

/** One row of a table, by the line on which it begins: an input, or the reason why it is none. */
export type Row = { line: number } & ({ input: Record<string, unknown> } | { problem: string });

/** The rows of a file with one JSON object on each line. */
export async function* jsonRows(stream: Readable): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() === '') continue;
    const input = objectIn(text);
    yield input ? { line, input } : { line, problem: 'The line is not a JSON object.' };
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The rows of a CSV file. Its first line has the headings. A cell that is empty leaves its field out. */
export async function* csvRows(
  file: string,
  schema: ObjectSchema,
  named: Readonly<Record<string, string>>,
): AsyncGenerator<Row> {
  const parse = await csvParser();
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(file),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  let columns: ReturnType<typeof columnsOf> | undefined;
  let headings: string[] = [];
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      last = info.lines;
      // The parser counts to the end of a row, and a cell may hold line ends.
      const line = last - record.join('').split('\n').length + 1;
      if (!columns) {
        headings = record.map((heading) => heading.trim());
        columns = columnsOf(schema, headings, named);
      } else if (record.length > columns.length) {
        yield {
          line,
          problem: `The row has ${record.length} cells, and there are ${columns.length} headings.`,
        };
      } else {
        yield { line, input: inputOf(columns, record) };
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_'))
      throw error;
    // The parser's own message quotes what it found, which may be a password.
    throw new ConnectorError(
      'INVALID_INPUT',
      `The file ${file} cannot be read as CSV beyond line ${last}: a quotation mark there is not closed, or is followed by other text.`,
    );
  }
}

function inputOf(columns: ReturnType<typeof columnsOf>, cells: string[]): Record<string, unknown> {
  const input = {};
  for (const [at, path] of columns.entries()) {
    const cell = cells[at];
    if (path && cell) put(input, path, cell);
  }
  return input;
}

/** Spreadsheets write what their country separates with. */
function delimiterOf(file: string): string {
  const head = Buffer.alloc(65_536);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, head);
  closeSync(descriptor);
  const [first = ''] = head.toString('utf8', 0, length).split(/[\r\n]/);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

async function csvParser() {
  try {
    return (await import('csv-parse')).parse;
  } catch {
    throw new ConnectorError('INVALID_INPUT', 'CSV files need one more package: npm install csv-parse');
  }
}
