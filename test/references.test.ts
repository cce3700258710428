import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../actions/index.ts';
import type { AnyAction } from '../connector/core/define-action.ts';
import { jsonSchema } from '../connector/core/json-schema.ts';
import { connection } from '../schemas/connection.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import type { Row } from './references/row.ts';
import { sentinel } from './references/sentinel.ts';
import { simStudio } from './references/sim-studio.ts';
import { splunkSoar } from './references/splunk-soar.ts';
import { stackql, stackqlUser } from './references/stackql.ts';
import { workato } from './references/workato.ts';
import { xsoar } from './references/xsoar.ts';

// What people have who come from another connector, and the place of each part here.

const actions = new Map<string, AnyAction>(
  Object.values(catalogue).flatMap(({ actions }) =>
    actions.map((action): [string, AnyAction] => [action.name, action]),
  ),
);
const connectionSchema = jsonSchema(connection, 'input');

/** Follows a path to a field that a schema declares. */
function declared(schema: JsonSchema | undefined, path: string): boolean {
  const [key = '', ...rest] = path.split('.');
  const field = schema?.properties?.[key.replace('[]', '')];
  const at = key.endsWith('[]') ? field?.items : field;
  return at !== undefined && (rest.length === 0 || declared(at, rest.join('.')));
}

function homeless({ ours, inputs = {}, outputs = {} }: Row): string[] {
  const action = actions.get(ours);
  if (!action) return [`action ${ours}`];
  const input = (path: string) =>
    path.startsWith('action ')
      ? actions.has(path.slice('action '.length))
      : path.startsWith('connection.')
        ? declared(connectionSchema, path.slice('connection.'.length))
        : declared(action.inputSchema, path);
  return [
    ...Object.entries(inputs).flatMap(([theirs, path]) => (input(path) ? [] : [`input ${theirs} (${path})`])),
    ...Object.entries(outputs).flatMap(([theirs, path]) =>
      declared(action.outputSchema, path) ? [] : [`output ${theirs} (${path})`],
    ),
  ];
}

const references = {
  Workato: workato,
  StackQL: stackql,
  'Sim Studio': simStudio,
  'Splunk SOAR': splunkSoar,
  XSOAR: xsoar,
  Sentinel: sentinel,
};

describe.each(Object.entries(references))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.theirs, row] as const))('%s has a home here, field by field', (_, row) => {
    expect(homeless(row)).toEqual([]);
  });
});

test('the references are whole, and the users of StackQL have 14 fields', () => {
  const counts = Object.entries(references).map(([name, rows]) => [
    name,
    new Set(rows.map(({ theirs }) => theirs)).size,
  ]);

  expect(Object.fromEntries(counts)).toEqual({
    Workato: 22,
    StackQL: 21,
    'Sim Studio': 44,
    'Splunk SOAR': 18,
    XSOAR: 34,
    Sentinel: 13,
  });
  expect(Object.keys(stackqlUser)).toHaveLength(14);
});

afterAll(() => {
  const count = (rows: Row[]) => `${rows.filter((row) => homeless(row).length === 0).length}/${rows.length}`;
  const fields = (rows: Row[], side: 'inputs' | 'outputs') =>
    rows.reduce((sum, row) => sum + Object.keys(row[side] ?? {}).length, 0);
  const lines = Object.entries(references).map(
    ([name, rows]) =>
      `${name} ${count(rows)} (${fields(rows, 'inputs')} inputs, ${fields(rows, 'outputs')} outputs)`,
  );
  process.stdout.write(
    `${Object.entries(references)
      .map(([name, rows]) => `${name} ${count(rows)}`)
      .join(', ')}\n`,
  );
  process.stdout.write(`field by field: ${lines.join('; ')}\n`);
});
