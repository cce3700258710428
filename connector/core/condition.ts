import type { ShowWhen } from '../../schemas/field.ts';

/** In which case a field belongs to the form, in words: if "Factor type" is sms or call. */
export const conditionOf = ({ is }: Pick<ShowWhen, 'is'>, title: string): string =>
  `if "${title}" is ${orOf(is)}`;

const orOf = (values: readonly string[]) =>
  values.length > 1 ? `${values.slice(0, -1).join(', ')} or ${values.at(-1)}` : values.join();
