/** The keys that Okta sets itself, whatever is written. */
export const setByOkta = [
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
  Object.fromEntries(Object.entries(object).filter(([key]) => !setByOkta.includes(key)));
