import type { Plain } from './plain.ts';

/** An input of an action that reads, and how anybody comes by the same output. */
export type ReadRow = [input: Record<string, unknown>, output: (org: Plain) => Promise<unknown>];
