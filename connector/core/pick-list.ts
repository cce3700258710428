import type { Client } from './client.ts';

/** One entry of a drop-down. */
export interface Choice {
  label: string;
  value: string;
}

/** The choices for a field, read from the connected org. */
export interface PickList {
  title: string;
  scopes: readonly string[];
  /** All choices, or those that match what the person typed so far. */
  choices(okta: Client, search: string | undefined): Promise<Choice[]>;
}
