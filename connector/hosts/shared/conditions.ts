import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { conditionOf } from '../../core/condition.ts';

/** A sentence for each field that belongs only to some kinds of what the form makes, by its key. */
export const conditionsIn = ({ properties = {} }: JsonSchema): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([key, { 'x-show-when': when }]) => {
      if (!when) return [];
      const title = properties[when.field]?.title ?? when.field;
      return [[key, `Only ${conditionOf(when, title)}${when.required ? ', and needed then' : ''}.`]];
    }),
  );
