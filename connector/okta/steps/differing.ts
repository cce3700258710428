import { isObject } from '../../core/conform.ts';

/** The attributes that a profile does not have as they are wanted. An attribute that is null is missing. */
export const differing = <T extends Record<string, unknown>>(profile: unknown, wanted: T): Partial<T> => {
  const known = isObject(profile) ? profile : {};
  const entries = Object.entries(wanted).filter(
    ([key, value]) => JSON.stringify(known[key] ?? null) !== JSON.stringify(value ?? null),
  );
  return Object.fromEntries(entries) as Partial<T>;
};
