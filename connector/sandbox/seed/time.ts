/** Seeded objects are dated from this day, whatever the org's clock says, so that equal seeds give equal orgs. */
export const epoch = Date.parse('2025-06-02T08:00:00.000Z');

export const minute = 60_000;

export const day = 24 * 60 * minute;

export const dated = (time: number): string => new Date(time).toISOString();
