import type { Field } from './fields.ts';
import type { Source } from './palette.ts';

/** The sources whose value stands in the form itself. What others hold is known only when the flow runs. */
const inForm = ['str', 'enum', 'pick', 'num', 'bool', 'null'];

/** True if the value of a source is known before the flow runs. An empty one holds nothing, which is known too. */
export const isKnown = (source: Source | undefined): boolean => !source || inForm.includes(source.type);

/** Says whether a field belongs to the form: `perhaps` where the value that decides comes from elsewhere. */
export function shown(
  { showWhen }: Field,
  fields: Field[],
  sourceOf: (key: string) => Source | undefined,
): 'yes' | 'no' | 'perhaps' {
  if (!showWhen) return 'yes';
  const source = sourceOf(showWhen.field);
  if (!isKnown(source)) return 'perhaps';
  const usual = fields.find(({ key }) => key === showWhen.field)?.default;
  return showWhen.is.includes(String(source ? source.value : usual)) ? 'yes' : 'no';
}
