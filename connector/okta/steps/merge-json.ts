import { isObject } from '../../core/conform.ts';

/** One JSON value over another, each object by itself; lists and values replace each other. Nothing over it leaves it. */
export function merged(under: unknown, over: unknown): unknown {
  if (over === undefined) return under;
  if (!isObject(under) || !isObject(over)) return over;
  const entries = Object.entries(over).map(([key, value]) => [
    key,
    Object.hasOwn(under, key) ? merged(under[key], value) : value,
  ]);
  return { ...under, ...Object.fromEntries(entries) };
}

/** Whether merging `over` into it would leave a JSON value as it is. What is not there is as good as null. */
export function holds(under: unknown, over: unknown): boolean {
  if (over === undefined) return true;
  if (isObject(under) && isObject(over)) {
    return Object.entries(over).every(([key, value]) => holds(own(under, key), value));
  }
  if (Array.isArray(under) && Array.isArray(over)) {
    return (
      under.length === over.length &&
      over.every((item, index) => holds(under[index], item) && holds(item, under[index]))
    );
  }
  return (under ?? null) === over;
}

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;
