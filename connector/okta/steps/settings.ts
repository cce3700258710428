import { isObject } from '../../core/conform.ts';

/** The keys that Okta sets itself, whatever is written. */
const readOnly = [
  'id',
  'created',
  'createdBy',
  'lastUpdated',
  'system',
  'verificationStatus',
  '_links',
  '_embedded',
];

/** What can be written of an object that was read, those keys too that are not known here: a PUT replaces all of it. */
export const settingsOf = (object: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !readOnly.includes(key)));

/** Settings with changes in them. A list that is given replaces the whole list. */
export const merged = (settings: Record<string, unknown>, changes: unknown): Record<string, unknown> => ({
  ...settings,
  ...Object.fromEntries(
    Object.entries(isObject(changes) ? changes : {}).map(([key, value]) => {
      const old = settings[key];
      return [key, isObject(old) && isObject(value) ? merged(old, value) : value];
    }),
  ),
});
