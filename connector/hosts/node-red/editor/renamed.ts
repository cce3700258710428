import type { Source } from './palette.ts';

/** A value of a node in which whatever is taken from a step is taken by the step's new name. */
export function renamed(value: unknown, from: string, to: string): unknown {
  const step = `${from.replaceAll(/\W/g, '\\$&')}(?!\\w)`;
  const pill = new RegExp(`^${step}`);
  // Expressions, templates and code name the output of a step in either way.
  const inText = new RegExp(`(?<!\\w)(okta(?:\\.|\\[['"]))${step}`, 'g');
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) => {
    if (typeof one === 'string') return one.replaceAll(inText, `$1${to}`);
    return isPill(one) ? { ...one, value: one.value.replace(pill, to) } : one;
  });
}

const isPill = (value: unknown): value is Source & { value: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'pill' &&
  'value' in value &&
  typeof value.value === 'string';
