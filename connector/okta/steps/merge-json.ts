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

/** Whether merging `over` into it would leave a JSON value as it is. What is not there is as good as null, and as an empty list. */
export const holds = (under: unknown, over: unknown): boolean => holdsBy(inOrder, under, over);

/** The same where lists are sets, which Okta gives back in an order of its own. */
export const holdsInAnyOrder = (under: unknown, over: unknown): boolean => holdsBy(inAnyOrder, under, over);

type SameLists = (one: unknown[], other: unknown[]) => boolean;

function holdsBy(sameLists: SameLists, under: unknown, over: unknown): boolean {
  if (over === undefined) return true;
  const there = under ?? (Array.isArray(over) ? [] : isObject(over) ? {} : null);
  if (isObject(there) && isObject(over)) {
    return Object.entries(over).every(([key, value]) => holdsBy(sameLists, own(there, key), value));
  }
  if (Array.isArray(there) && Array.isArray(over)) return sameLists(there, over);
  return there === over;
}

const inOrder: SameLists = (one, other) =>
  one.length === other.length &&
  one.every((item, index) => holds(item, other[index]) && holds(other[index], item));

const inAnyOrder: SameLists = (one, other) => isWithin(one, other) && isWithin(other, one);

const isWithin: SameLists = (part, whole) =>
  part.every((item) => whole.some((one) => holdsInAnyOrder(one, item) && holdsInAnyOrder(item, one)));

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;
