import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { createUser } from '../../../actions/users/create-user.ts';
import { csvRows, jsonRows, type Row } from '../../../connector/jobs/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function all(rows: AsyncIterable<Row>): Promise<Row[]> {
  const seen = [];
  for await (const row of rows) seen.push(row);
  return seen;
}

function csv(text: string, named: Record<string, string> = {}): Promise<Row[]> {
  const file = join(folder, 'people.csv');
  writeFileSync(file, text);
  return all(csvRows(file, createUser.inputSchema, named));
}

describe('csvRows', () => {
  test.each([
    ['commas', 'firstName,lastName\nAda,"Love, lace"\n', 'Love, lace'],
    [
      'semicolons, as spreadsheets write in many countries',
      'firstName;lastName\nAda;"Love, lace"\n',
      'Love, lace',
    ],
    ['tabs', 'firstName\tlastName\nAda\tLovelace\n', 'Lovelace'],
    [
      'the line ends of Windows and a byte order mark',
      '\ufefffirstName,lastName\r\nAda,Lovelace\r\n',
      'Lovelace',
    ],
    [
      'a quoted cell with a line end and a quotation mark',
      'firstName,lastName\nAda,"Love ""l""\nace"\n',
      'Love "l"\nace',
    ],
  ])('reads %s', async (_, text, lastName) => {
    expect(await csv(text)).toEqual([{ line: 2, input: { profile: { firstName: 'Ada', lastName } } }]);
  });

  test('says on which line each row begins, and passes over empty lines', async () => {
    const rows = await csv('firstName,lastName\n"Ada\nAugusta",A\n\nBob,B\n');

    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  test('leaves out the field of an empty cell, and of one that is missing', async () => {
    expect(await csv('firstName,lastName,login\nAda,,ada@example.com\nBob\n')).toEqual([
      { line: 2, input: { profile: { firstName: 'Ada', login: 'ada@example.com' } } },
      { line: 3, input: { profile: { firstName: 'Bob' } } },
    ]);
  });

  test('tells of a row with more cells than headings, and goes on', async () => {
    expect(await csv('firstName,lastName\nAda,A,surplus\nBob,B\n')).toEqual([
      { line: 2, problem: 'The row has 3 cells, and there are 2 headings.' },
      { line: 3, input: { profile: { firstName: 'Bob', lastName: 'B' } } },
    ]);
  });

  test('says where a quotation mark is not closed, and quotes nothing of it', async () => {
    const rows = csv('login,password\nada@example.com,"secret-of-ada\nbob@example.com,x\n');

    await expect(rows).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: /beyond line 1: a quotation mark/,
    });
    await expect(rows).rejects.not.toThrow(/secret-of-ada/);
  });
});

describe('jsonRows', () => {
  test('reads an object from each line, and tells of lines that are none', async () => {
    expect(await all(jsonRows(Readable.from(['{"userId":"1"}\n\n[1]\n{"userId"\n{"userId":"2"}'])))).toEqual([
      { line: 1, input: { userId: '1' } },
      { line: 3, problem: 'The line is not a JSON object.' },
      { line: 4, problem: 'The line is not a JSON object.' },
      { line: 5, input: { userId: '2' } },
    ]);
  });
});
