import { catalogue } from '../actions/index.ts';
import type { AnyAction } from '../connector/core/define-action.ts';

/** Every action of the connector, in the order of the catalogue. */
export const allActions: readonly AnyAction[] = Object.values(catalogue).flatMap(
  ({ actions }): readonly AnyAction[] => actions,
);
