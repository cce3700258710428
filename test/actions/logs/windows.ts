import { at } from '../../differential/plain.ts';

/** The end of every window here: nothing of the tests is later. */
export const until = '2099-01-01T00:00:00Z';

/** The path of the events of a window for which a filter holds, the newest first. */
export const eventsPath = (filter: string, since: string): string =>
  at('/api/v1/logs', { since, until, filter, sortOrder: 'DESCENDING', limit: 1000 });
