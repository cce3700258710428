import { describe, expect, test } from 'vitest';
import { createClock } from '../../../../connector/sandbox/state/clock.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('the clock of an org', () => {
  test('goes with the time outside, until it is stopped, and on from where it is set', () => {
    let outside = noon;
    const clock = createClock(() => outside);

    outside += 1000;
    expect(clock.now()).toBe(noon + 1000);

    clock.set({ running: false });
    outside += 1000;
    expect(clock.now()).toBe(noon + 1000);

    clock.set({ at: noon + 60_000, running: true });
    outside += 1000;
    expect(clock.now()).toBe(noon + 61_000);
    clock.stop();
  });

  test('does what is due in its order, also what that makes due, and nothing before its time', async () => {
    const done: string[] = [];
    const clock = createClock(() => noon);
    clock.set({ running: false });
    clock.after(20, () => void done.push('second'));
    clock.after(10, () => {
      done.push('first');
      clock.after(0, () => void done.push('what followed'));
    });
    clock.after(31, () => void done.push('too late'));

    clock.set({ at: noon + 30 });
    await clock.catchUp();

    expect(done).toEqual(['first', 'second', 'what followed']);
    clock.stop();
  });

  test('does nothing any more once it is over, not even the rest of what was due', async () => {
    const done: string[] = [];
    const clock = createClock(() => noon);
    clock.set({ running: false });
    clock.after(0, () => {
      done.push('first');
      clock.stop();
      clock.after(0, () => void done.push('later'));
    });
    clock.after(0, () => void done.push('second'));

    await clock.catchUp();
    await clock.catchUp();

    expect(done).toEqual(['first']);
  });
});
