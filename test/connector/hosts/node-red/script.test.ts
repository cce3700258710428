import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { callOf } from '../../../../connector/hosts/node-red/script.ts';

/** What the script of a value hands to its function. */
function run(value: unknown): unknown {
  let taken: unknown;
  const take = (given: unknown) => {
    taken = JSON.parse(JSON.stringify(given));
  };
  runInNewContext(callOf('take', value), { take });
  return taken;
}

const profile = {
  key: 'profile',
  title: 'Profile',
  fields: [{ key: 'login', title: 'Username of the user' }],
};

describe('callOf', () => {
  test.each([
    [null],
    ['text'],
    [[]],
    [{ a: 1, left: [true, null], 'with-dash': {} }],
    [[profile, { ...profile, key: 'other' }, profile, [profile.fields, profile.fields]]],
    [['</script><script>alert(1)</script>', '<!--', '"\'\\\u2028']],
  ])('gives the function the value as it is: %j', (value) => {
    expect(run(value)).toEqual(value);
  });

  test('leaves out what is undefined', () => {
    expect(run({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });

  test('writes once what occurs again, in whatever it occurs', () => {
    const script = callOf('take', [profile, { deep: [structuredClone(profile)] }, profile.fields]);

    expect(script.match(/"Username of the user"/g)).toHaveLength(1);
    expect(script.match(/"profile"/g)).toHaveLength(1);
  });
});
