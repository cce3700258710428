import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../actions/index.ts';
import { errorCodes } from '../connector/core/error.ts';
import { manifestOf } from '../connector/core/manifest.ts';
import { ownScopes } from '../connector/okta/connection/scopes.ts';
import { pickLists } from '../connector/okta/pick-lists/index.ts';
import { controlEndpoints } from '../connector/sandbox/http/control.ts';
import { fault } from '../connector/sandbox/http/faults.ts';
import {
  actionsTable,
  controlTable,
  documented,
  errorsTable,
  faultsTable,
  resourcesTable,
  scopesTable,
  triggersTable,
  withTables,
} from '../connector/tables.ts';
import { sharedOutputs, triggers } from '../connector/triggers/index.ts';
import { allActions } from './all-actions.ts';
import { allTriggers } from './all-triggers.ts';
import { fromLives, fromRecordings, fromSpecification } from './connector/sandbox/deviations.ts';
import { startSpecified } from './connector/sandbox/specified.ts';
import { combinations } from './connector/sandbox/users/outcomes.ts';

const run = promisify(execFile);

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = read('README.md');
const manifest = manifestOf({
  package: JSON.parse(read('package.json')),
  catalogue,
  triggers,
  sharedOutputs,
  pickLists,
  ownScopes,
});

describe('the documents', () => {
  const names = readdirSync(new URL('../docs', import.meta.url)).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'CONTRIBUTING.md', ...names.map((name) => `docs/${name}`)];

  test.each(['scopes', 'resources', 'actions', 'triggers', 'errors', 'control', 'faults'])(
    'have one place for the table of %s',
    (name) => {
      const texts = pages.map(read).join('');
      expect(texts.split(`<!-- ${name} -->\n`)).toHaveLength(2);
      expect(texts.split(`<!-- /${name} -->\n`)).toHaveLength(2);
    },
  );

  test.each(documented)('hold the tables that the code makes now: %s', (page) => {
    const stale = `${page} is stale; \`npm run build\` renews it`;
    expect(read(page), stale).toBe(withTables(read(page), manifest));
  });

  test('link to pages and pictures that exist', () => {
    const links = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = '']) => join(dirname(page), to)),
    );

    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
  });
});

describe('README.md', () => {
  test('has an example that runs, here against a sandbox', async () => {
    const { origin, apiKey, stop } = await startSpecified();
    const [, example = ''] = /```js\n(import .+?)```/s.exec(readme) ?? [];
    const code = example.replace("domain: 'acme.okta.com'", `domain: '${origin}', sandbox: true`);

    // Run from the package's own folder, which finds the package by its name.
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const env = { ...process.env, OKTA_API_KEY: apiKey };
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd, env });
    await stop();

    expect(stdout).toMatch(/^Connected to Sandbox .+\n(?:00u\w{17} ACTIVE true\n)+$/);
  });
});

describe('docs/manifest.md', () => {
  const firstCells = [...read('docs/manifest.md').matchAll(/^\| `(.+?)` \|/gm)].map(([, cell = '']) => cell);

  test('explains every keyword that our schemas use', () => {
    const declared = read('schemas/json-schema.ts').matchAll(/'(x-[a-z-]+)'\?/g);

    expect(firstCells.filter((cell) => cell.startsWith('x-'))).toEqual([...declared].map(([, name]) => name));
  });

  test('explains every part of the manifest', () => {
    const { $schema, $comment, name, title, description, package: of, version, ...parts } = manifest;

    expect(firstCells.filter((cell) => !cell.startsWith('x-'))).toEqual(Object.keys(parts));
  });
});

describe('docs/sandbox.md', () => {
  const section = read('docs/sandbox.md');

  test('has an example that runs', async () => {
    const [, example = ''] = /```js\n(.+?)```/s.exec(section) ?? [];
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', example], { cwd });
    expect(stdout).toBe('3\n');
  });

  test('counts what is proved as it is', () => {
    const counts = [...section.matchAll(/(\d+) (?:deviations listed|pairs) \|/g)].map(([, count]) =>
      Number(count),
    );
    const deviations = [fromSpecification, fromRecordings, fromLives].map(({ length }) => length);
    expect(counts).toEqual([...deviations, combinations]);
  });
});

describe('the tables', () => {
  test('have a row for every resource, with its actions in order and the place where they are described', () => {
    const rows = [
      ...resourcesTable(manifest).matchAll(/^\| \[.+\]\(docs\/actions\.md#(.+)\) \| (\d+) \| (.+) \|$/gm),
    ];
    const headings = [...read('docs/actions.md').matchAll(/^## (.+)$/gm)];

    expect(rows.map(([, place]) => place)).toEqual(
      headings.map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
    );
    expect(rows.flatMap(([, , , names = '']) => names.split(', ')).join()).toBe(
      allActions.map(({ name }) => `\`${name}\``).join(),
    );
    expect(rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(allActions.length);
  });

  test('have a row for every action, in the order of the catalogue', () => {
    const rows = actionsTable(manifest).matchAll(/^\| `(\w+)` \| (.+) \| (.*) \|$/gm);
    expect([...rows].map(([, ...cells]) => cells)).toEqual(
      allActions.map(({ name, description, feature, scopes }) => [
        name,
        feature ? `${description} Needs ${feature}.` : description,
        scopes.map((scope) => `\`${scope}\``).join(', '),
      ]),
    );
  });

  test('have a row for every trigger, in the order of the palette', () => {
    const rows = triggersTable(manifest).matchAll(/^\| `(\w+)` \| (.+?) \| (.*) \|$/gm);
    expect([...rows].map(([, ...cells]) => cells.slice(0, 2))).toEqual(
      allTriggers.map(({ name, description }) => [name, description]),
    );
  });

  test('have a row for every scope, with the actions and triggers that need it', () => {
    const rows = [...scopesTable(manifest).matchAll(/^\| `([\w.]+)` \| (.+) \|$/gm)];
    const pairs = rows.flatMap(([, scope, names = '']) =>
      names.split(', ').map((name) => `${name.replaceAll('`', '')} ${scope}`),
    );
    const onLog = allTriggers.filter(({ scopes }) => scopes.includes('okta.logs.read'));
    const others = allTriggers.filter((trigger) => !onLog.includes(trigger));
    expect(pairs.sort()).toEqual(
      [
        ...[...allActions, ...others].flatMap(({ name, scopes }) =>
          scopes.map((scope) => `${name} ${scope}`),
        ),
        `${onLog.length} triggers okta.logs.read`,
      ].sort(),
    );
  });

  test('have a row for every error code', () => {
    const rows = errorsTable().matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm);
    expect([...rows].map(([, name]) => name)).toEqual(Object.keys(errorCodes));
  });

  test('have a row for every control endpoint of the sandbox', () => {
    const rows = controlTable().matchAll(/^\| `(\w+ \S+)` \| (.+) \|$/gm);
    expect([...rows].map(([, route]) => route)).toEqual(
      controlEndpoints.map(([method, path]) => `${method} ${path}`),
    );
  });

  test('have a row for every fault of the sandbox', () => {
    const rows = faultsTable().matchAll(/^\| `(\w+)` \| (.+) \|$/gm);
    expect([...rows].map(([, kind]) => kind)).toEqual([...fault.optionsMap.keys()]);
  });

  test('leave the text around them as it is', () => {
    const before = 'One.\n<!-- errors -->\nold\n<!-- /errors -->\nTwo.\n';
    expect(withTables(before, manifest)).toBe(
      `One.\n<!-- errors -->\n\n${errorsTable()}\n\n<!-- /errors -->\nTwo.\n`,
    );
  });
});
