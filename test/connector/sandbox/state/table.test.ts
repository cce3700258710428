import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datedTable, table } from '../../../../connector/sandbox/state/table.ts';

describe('a table', () => {
  test('keeps its rows in the order of their ids, however they come and go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.stringMatching(/^[a-c]{1,3}$/), gone: fc.boolean() })),
        (steps) => {
          const kept = table<{ id: string }>();
          const wanted = new Set<string>();
          for (const { id, gone } of steps) {
            const row = kept.get(id);
            if (gone && row) kept.remove(row);
            if (!gone && !row) kept.add({ id });
            if (gone) wanted.delete(id);
            else wanted.add(id);
          }
          expect(kept.rows.map(({ id }) => id)).toEqual([...wanted].sort());
        },
      ),
    );
  });
});

describe('a table by date', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: String(1000 + i), lastUpdated: '2026-01-01' }));

  test('gives few of many: those that were changed at a time or later, in the order of their ids', () => {
    const dated = datedTable<{ id: string; lastUpdated: string }>();
    for (const row of rows(500)) dated.add(row);
    expect(dated.since('2026-02-01')).toEqual([]);

    for (const [id, lastUpdated] of [
      ['1200', '2026-03-01'],
      ['1100', '2026-02-01'],
    ] as const) {
      const row = dated.get(id);
      if (row) row.lastUpdated = lastUpdated;
    }
    expect(dated.since('2026-02-01').map(({ id }) => id)).toEqual(['1100', '1200']);
    expect(dated.since('2026-02-15').map(({ id }) => id)).toEqual(['1200']);
    expect(dated.since('2025-01-01')).toBe(dated.rows);
  });

  test('misses no row that was added, changed or removed', () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'change', 'remove', 'ask'),
      id: fc.integer({ min: 1000, max: 1020 }).map(String),
      date: fc.constantFrom('2026-02-01', '2026-02-02', '2026-02-03'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const dated = datedTable<{ id: string; lastUpdated: string }>();
        for (const row of rows(300)) dated.add({ ...row, id: `2${row.id}` });
        for (const { what, id, date } of steps) {
          const row = dated.get(id);
          if (what === 'add' && !row) dated.add({ id, lastUpdated: date });
          if (what === 'change' && row) row.lastUpdated = date;
          if (what === 'remove' && row) dated.remove(row);
          const recent = dated.since(date).filter(({ lastUpdated }) => lastUpdated >= date);
          if (what === 'ask')
            expect(recent).toEqual(dated.rows.filter(({ lastUpdated }) => lastUpdated >= date));
        }
      }),
    );
  });

  test('sees a row that somebody changed long after it was given out, once that is said', () => {
    const dated = datedTable<{ id: string; lastUpdated: string }>();
    for (const row of rows(500)) dated.add(row);
    const row = dated.get('1001');
    expect(dated.since('2026-02-01')).toEqual([]);

    if (row) row.lastUpdated = '2026-02-01';
    dated.touch('1001');
    expect(dated.since('2026-02-01')).toEqual([row]);
  });
});
