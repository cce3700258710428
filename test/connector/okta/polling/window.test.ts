import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWindow } from '../../../../connector/okta/polling/window.ts';
import { noon } from '../../../road.ts';
import { hour } from './log-server.ts';

describe('openWindow', () => {
  test('remembers for a day, counted from the place of the reading', () => {
    const first = openWindow(undefined, noon);
    expect([first.add('one'), first.add('one'), first.add('two')]).toEqual([true, false, true]);

    const known = (now: number, place: number) =>
      openWindow(openWindow(first.save(noon), now).save(place), now);
    expect(known(noon + 23 * hour, noon + 23 * hour).has('one')).toBe(true);
    expect(known(noon + 25 * hour, noon + 25 * hour).has('one')).toBe(false);
    expect(known(noon + 300 * hour, noon).has('one')).toBe(true);
    expect(known(noon, noon + 300 * hour).has('three')).toBe(false);
  });

  test('forgets the oldest of more than ten thousand, and says so', () => {
    const window = openWindow(undefined, noon);
    for (let key = 0; key < 10_000; key += 1) window.add(`a${key}`);
    const next = openWindow(window.save(noon), noon + hour);
    expect(next.full).toBe(false);
    next.add('b');
    expect(next.full).toBe(true);

    const last = openWindow(next.save(noon), noon + hour);
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
          if (saves) window = openWindow(JSON.parse(JSON.stringify(window.save(noon))), now);
          expect(window.add(key)).toBe(!known.has(key));
          known.set(key, now);
        }
      }),
    );
  });
});
