import { catalogue } from '../actions/index.ts';
import type { ChangeRow } from './differential/changes.ts';
import type { Facts } from './differential/facts.ts';
import type { BigOrg, ListRow } from './differential/lists.ts';
import type { Plain } from './differential/plain.ts';
import type { ReadRow } from './differential/reads.ts';

/** The users, groups and apps that actions work on. */
export interface Org {
  /** The ID of a user whom no other action has used. */
  user(status: string): string;
  /** The ID of a group that has nobody in it. */
  group: string;
  /** The ID of the group that everybody is in. */
  everyone: string;
  /** The ID of an app of this label. */
  app(label: string): string;
  /** The org's answers to plain calls, which find or make what else there must be. */
  plain: Plain;
}

/**
 * The rows that an action is held to in an org that changes as Okta's does. They stand beside the action's test, and every field of
 * its input is in a row of `list`, `read` or `change`: which of them the action needs, follows from what it does.
 */
export interface Rows {
  /** An input that makes sense in the org, and what must be true of the output. */
  run: [
    input: (org: Org) => object | Promise<object>,
    output: object,
    /** The error that a service app gets, where only an API key can have the output. */
    ofServiceApps?: object,
  ];
  /** Adds to the big org what the rows of `list` and `read` need and no seed has. */
  prepare?: (org: Plain) => Promise<unknown>;
  /** What the action adds to each item beside what is Okta's, which no plain call gives. */
  own?: readonly string[];
  /** The calls from which anybody gets the items of a list. */
  list?: (org: BigOrg) => ListRow[];
  /** The calls from which anybody gets what is read. */
  read?: (org: BigOrg) => ReadRow[] | Promise<ReadRow[]>;
  /** The calls by which anybody makes the same change. */
  change?: (org: Facts) => ChangeRow[] | Promise<ChangeRow[]>;
}

/** The rows of every action, by its name. An action without them fails here. */
export const rows: Record<string, Rows> = {};
for (const [resource, { actions }] of Object.entries(catalogue)) {
  for (const { name } of actions) {
    const file = name.replaceAll('_', '-');
    const module = await import(`./actions/${resource}/${file}.rows.ts`).catch((error) => {
      const missing = `${name} has no rows. Write test/actions/${resource}/${file}.rows.ts: see docs/architecture.md, "Add an action".`;
      throw new Error(missing, { cause: error });
    });
    rows[name] = module.rows;
  }
}
