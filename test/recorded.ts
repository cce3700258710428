import { readFileSync } from 'node:fs';
import type { Method } from '../connector/core/send.ts';

// Calls of real orgs, if OKTA_RECORDINGS names a file of recorded calls, one JSON a line. They were
// recorded by the tests of Okta's own SDKs, and are not kept here.

export type Json = null | string | number | boolean | Json[] | Fields;
export interface Fields {
  [key: string]: Json;
}

/** One call of a real org. */
export interface Recording {
  method: Method;
  path: string;
  /** The path with its ids as their prefixes in braces. */
  template: string;
  query: string;
  request: Json;
  status: number;
  headers: Record<string, string[]>;
  response: Json;
}

const { OKTA_RECORDINGS } = process.env;

export const recordings: Recording[] = OKTA_RECORDINGS ? read(OKTA_RECORDINGS) : [];

function read(file: string): Recording[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recording);
}
