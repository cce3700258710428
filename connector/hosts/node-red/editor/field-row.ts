import { element, icon } from './element.ts';
import type { Field } from './fields.ts';
import { credentialKey } from './names.ts';
import type { Source } from './palette.ts';
import { type Surroundings, type TypedField, typedField } from './typed-field.ts';

export interface Row extends TypedField {
  element: HTMLElement;
  path(): string;
}

export interface RowOptions extends Surroundings {
  saved?: Source | undefined;
  /** Given for a row that can be taken away again. */
  remove?: (() => void) | undefined;
}

/** Help for fields that can be null. */
export const clearing = 'To empty it, choose "clear this attribute" as its type.';

/** A field of the form: its name, where its value comes from, and what it means. */
export function fieldRow(field: Field, path: string, { remove, ...options }: RowOptions): Row {
  const { title, required, secret, nullable, showWhen, condition, help = '' } = field;
  const id = secret ? `node-input-${credentialKey(path)}` : `okta-field-${path}`;
  const input = element('input', { type: 'text', id, placeholder: placeholder(field) });
  // Node-RED's typed input takes its width from this attribute.
  input.setAttribute('style', 'width: 100%');
  const label = element('label', { id: `${id}-label`, htmlFor: id }, title);
  if (required || showWhen?.required)
    label.append(element('span', { className: 'okta-required', title: 'required' }, ' *'));
  const heading = element('div', { className: 'okta-heading' }, label);
  if (remove) heading.append(removeButton(title, remove));
  const row = element('div', { className: 'okta-row' }, heading, input);
  row.dataset['path'] = path;
  // A section says it once for all that is in it.
  const meaning = nullable && !path.includes('.') ? `${help} ${clearing}`.trim() : help;
  if (meaning) row.append(element('p', { className: 'okta-help' }, meaning));
  if (condition) row.append(element('p', { className: 'okta-help okta-condition' }, condition));
  const typed = typedField(input, field, path, options);
  for (const part of row.querySelectorAll('.red-ui-typedInput-input, .red-ui-typedInput-option-trigger')) {
    part.setAttribute('aria-labelledby', label.id);
  }
  return { ...typed, element: row, path: () => path };
}

/** The default of a field, or else an example. */
function placeholder({ default: usual, example }: Field): string {
  if (usual !== undefined) return `default: ${usual}`;
  if (example === undefined) return '';
  return `such as ${typeof example === 'string' ? example : JSON.stringify(example)}`;
}

function removeButton(title: string, remove: () => void): HTMLElement {
  const aria = { label: `Remove ${title}` };
  const button = element('button', { type: 'button', className: 'okta-remove', aria }, icon('times'));
  button.addEventListener('click', remove);
  return button;
}
