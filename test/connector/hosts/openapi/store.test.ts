import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../../connector/hosts/openapi/store.ts';

function folder(): string {
  const name = mkdtempSync(join(tmpdir(), 'okta-store-'));
  onTestFinished(() => rmSync(name, { recursive: true }));
  return join(name, 'inner');
}

test('a store in a folder has its objects when it is opened again, and nobody else can read them', () => {
  const place = folder();
  const first = openStore<{ n: number }>(place, 10);
  first.set('a', { n: 1 });
  first.set('b', { n: 2 });
  first.set('a', { n: 3 });
  first.delete('b');

  expect(openStore(place, 10).all()).toEqual([['a', { n: 3 }]]);
  expect(statSync(join(place, 'a.json')).mode & 0o077).toBe(0);
});

test.each([
  ['in memory', () => undefined],
  ['in a folder', folder],
])('a store %s forgets the oldest of too many', (_, at) => {
  const place = at();
  const store = openStore<number>(place, 2);
  for (const n of [1, 2, 3]) store.set(`n${n}`, n);

  expect(store.all()).toEqual([
    ['n2', 2],
    ['n3', 3],
  ]);
  if (place) expect(readdirSync(place)).toHaveLength(2);
});
