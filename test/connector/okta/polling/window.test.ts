import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWindow } from '../../../../connector/okta/polling/window.ts';
import { noon } from '../../../road.ts';
import { hour } from './log-server.ts';

describe('openWindow', () => {
  test('remembers for a day, and then forgets', () => {
    const first = openWindow(undefined, noon);
    expect([first.add('one'), first.add('one'), first.add('two')]).toEqual([true, false, true]);

    const later = openWindow(first.save(), noon + 23 * hour);
    expect([later.has('one'), later.has('three')]).toEqual([true, false]);
    expect(openWindow(first.save(), noon + 25 * hour).has('one')).toBe(false);
    expect(openWindow(first.save(), noon + 25 * hour).save()).toEqual([]);
  });

  test('forgets the oldest of more than ten thousand, and says so', () => {
    const window = openWindow(undefined, noon);
    for (let key = 0; key < 10_000; key += 1) window.add(`a${key}`);
    const next = openWindow(window.save(), noon + hour);
    expect(next.full).toBe(false);
    next.add('b');
    expect(next.full).toBe(true);

    const last = openWindow(next.save(), noon + hour);
    expect([last.has('a0'), last.has('a1'), last.has('b')]).toEqual([false, true, true]);
  });

  test('is the same whenever it was saved in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean(), fc.integer({ min: 0, max: 20 }))), (keys) => {
        let now = noon;
        let window = openWindow(undefined, now);
        const known = new Map<string, number>();
        for (const [key, saves, minutes] of keys) {
          now += minutes * 60_000;
          if (saves) window = openWindow(JSON.parse(JSON.stringify(window.save())), now);
          expect(window.add(key)).toBe(!known.has(key));
          known.set(key, now);
        }
      }),
    );
  });
});
