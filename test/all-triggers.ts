import type { AnyTrigger } from '../connector/core/define-trigger.ts';
import { triggers } from '../connector/triggers/index.ts';

/** Every trigger of the connector, in the order of the palette. */
export const allTriggers: readonly AnyTrigger[] = Object.values(triggers).flatMap(
  (group): readonly AnyTrigger[] => group.triggers,
);
