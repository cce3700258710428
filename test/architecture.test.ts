import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

// Imports run one way, so that the house stays as drawn.

const root = join(import.meta.dirname, '..');
const folders = ['schemas', 'connector', 'actions'];
const sources = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** The imports of a file: files of ours by their path from the root, packages by their name. */
function importsOf(file: string, pattern: RegExp): string[] {
  return [...text(file).matchAll(pattern)].map(([, target = '']) =>
    target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target,
  );
}

const anyImport = /(?:^(?:import|export)\b[^;]*?\bfrom |^import |\bimport\()'([^']+)'/gm;
/** Imports that are there when the program runs, at once. Those of types alone are not. */
const staticImport = /^(?:import|export) (?!type\b)(?:[^;]*?\bfrom )?'([^']+)'/gm;

/** The files of ours and the packages that each part of the house may import. */
const arrows: [part: RegExp, ours: RegExp, packages: RegExp][] = [
  [/^schemas\//, /^schemas\//, /^zod\/v3$/],
  [
    /^connector\/core\//,
    /^(?:schemas|connector\/core)\//,
    /^(?:zod\/v3|zod-to-json-schema|node:(?:module|crypto))$/,
  ],
  [
    /^connector\/okta\/road\//,
    /^(?:schemas|connector\/core|connector\/okta\/road)\//,
    /^(?:zod\/v3|undici.*)$/,
  ],
  [
    /^connector\/okta\/connection\//,
    /^(?:schemas|connector\/core|connector\/okta\/(?:road|connection))\//,
    /^(?:zod\/v3|jose(?:\/.*)?|node:crypto)$/,
  ],
  [
    /^connector\/okta\//,
    /^(?:schemas|connector\/core|connector\/okta)\//,
    /^(?:zod\/v3|undici.*|jose(?:\/.*)?|jsep|node:crypto)$/,
  ],
  [/^actions\//, /^(?:schemas|connector\/core|connector\/okta|actions)\//, /^zod\/v3$/],
  // Data, so that it needs nothing of what reads it.
  [/^connector\/triggers\//, /^(?:schemas|connector\/core|connector\/triggers)\//, /^zod\/v3$/],
  [
    /^connector\/hosts\//,
    /^(?:schemas\/json-schema\.ts$|connector\/(?:core\/|hosts\/|index\.ts$|define\.ts$))/,
    /./,
  ],
  [
    /^connector\/jobs\//,
    /^(?:schemas\/json-schema\.ts$|connector\/(?:core|jobs)\/|connector\/index\.ts$)/,
    /^(?:csv-parse|csv-stringify\/sync|@dbos-inc\/dbos-sdk|pg|node:.*)$/,
  ],
  [/^connector\/sandbox\//, /^connector\/sandbox\//, /./],
  [
    /^connector\/cli\//,
    /^(?:schemas\/(?:manifest|json-schema)\.ts$|connector\/(?:core|jobs|hosts|sandbox|cli)\/|connector\/(?:index|proxy|studio)\.ts$)/,
    /^(?:commander|node:.*)$/,
  ],
];

describe('the house', () => {
  test('has every source file in a room that is drawn, or in its public layer', () => {
    const rooms = arrows.map(([part]) => part);
    const elsewhere = sources.filter((file) => !rooms.some((part) => part.test(file)));

    expect(
      elsewhere.every((file) => /^connector\/[a-z]+\.ts$/.test(file)),
      String(elsewhere),
    ).toBe(true);
  });

  test.each(arrows)('%s imports only what it may', (part, ours, packages) => {
    const files = sources.filter((file) => part.test(file));
    const forbidden = files.flatMap((file) =>
      importsOf(file, anyImport)
        .filter((target) => !(existsSync(join(root, target)) ? ours : packages).test(target))
        .map((target) => `${file} imports ${target}`),
    );

    expect(forbidden).toEqual([]);
  });

  /** The circles of imports among files, those of types counted. */
  function circlesAmong(files: string[]): string[] {
    const circles: string[] = [];
    const done = new Set<string>();
    const follow = (file: string, way: string[]) => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        const targets = importsOf(file, anyImport).filter((target) => files.includes(target));
        for (const target of targets) follow(target, [...way, file]);
      }
      done.add(file);
    };
    for (const file of files) follow(file, []);
    return circles;
  }

  test('has no circle of imports', () => {
    expect(circlesAmong(sources)).toEqual([]);
  });

  test('has no host that imports another: what they share is in hosts/shared/', () => {
    const hostOf = (file: string) => /^connector\/hosts\/([^/]+)\//.exec(file)?.[1];
    const foreign = sources.flatMap((file) =>
      importsOf(file, anyImport)
        .filter((target) => hostOf(file) && ![undefined, 'shared', hostOf(file)].includes(hostOf(target)))
        .map((target) => `${file} imports ${target}`),
    );

    expect(foreign).toEqual([]);
  });

  test('reaches the network, a timer or the process in transport.ts alone', () => {
    const outside =
      /'undici|\b(?:fetch|setTimeout|setInterval|setImmediate|process)\b\s*[(.]|'node:(?!module'|crypto')|Date\.now\(|new Date\(\)/;
    const files = sources.filter(
      (file) => /^connector\/(?:core|okta)\//.test(file) && outside.test(text(file)),
    );

    expect(files).toEqual(['connector/okta/road/transport.ts']);
  });

  test('keeps an action to one expression: no file under actions/ holds a function of its own', () => {
    const files = sources.filter((file) => file.startsWith('actions/') && !file.endsWith('/index.ts'));
    const declaring = files.filter(
      (file) => (text(file).match(/^(?:export )?(?:const|let|function|async)\b/gm) ?? []).length !== 1,
    );

    expect(files.length).toBeGreaterThan(0);
    expect(declaring).toEqual([]);
  });

  /** Everything that a file loads at once, directly or not. */
  function loadedWith(first: string): string[] {
    const reached = new Set<string>();
    const follow = (file: string) => {
      for (const target of importsOf(file, staticImport)) {
        if (reached.has(target)) continue;
        reached.add(target);
        if (existsSync(join(root, target))) follow(target);
      }
    };
    follow(first);
    return [...reached].sort();
  }

  test('loads no action, no zod and no undici with its public API', () => {
    expect(loadedWith('connector/index.ts')).toEqual([
      'connector/core/error.ts',
      'connector/core/load.ts',
      'connector/core/shared-output.ts',
      'node:module',
    ]);
  });

  test('brings no transport with the runtime, so that a host can run the actions over its own', () => {
    expect(loadedWith('connector/runtime.ts').filter((file) => /transport|undici/.test(file))).toEqual([]);
  });

  test('signs no JWT and loads nothing for it, until a service app is used', () => {
    const signing = (file: string) => loadedWith(file).filter((target) => target.startsWith('jose'));

    expect(signing('connector/runtime.ts')).toEqual([]);
    expect(signing('connector/okta/connection/service-app.ts')).not.toEqual([]);
  });
});
