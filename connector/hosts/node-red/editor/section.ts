import { element } from './element.ts';
import { fieldRow, type Row, type RowOptions } from './field-row.ts';
import type { Field } from './fields.ts';
import { folded } from './folded.ts';
import type { FormOptions } from './form.ts';
import { holds } from './missing.ts';

/** An object of the form: what it must hold and what was filled in, and a list of what can be added. */
export function section(object: Field, rows: Set<Row>, options: FormOptions): HTMLElement {
  const { key, title, help = '', required = false, fields = [], custom = false } = object;
  const { input } = options;
  const offered = new Map([
    ...fields.map((field) => [`${key}.${field.key}`, field] as const),
    [key, all(object)],
  ]);
  const body = element('div');
  const add = element('select', { aria: { label: `Add to ${title}` } });

  function show(path: string, make: (row: RowOptions) => Row, fixed = false): void {
    const remove = () => {
      rows.delete(row);
      row.element.remove();
      offer();
    };
    const row = make({ ...options, saved: input[path], remove: fixed ? undefined : remove });
    rows.add(row);
    body.append(row.element);
  }

  function showField(path: string, field: Field): void {
    show(path, (row) => fieldRow(field, path, row), field.required);
  }

  function showCustom(path: string): void {
    show(path, (row) => customRow(path, key, row));
  }

  function offer(): void {
    const shown = [...rows].map((row) => row.path());
    const free = [...offered].filter(([path]) => !shown.includes(path));
    add.replaceChildren(
      element('option', { value: '' }, `Add to ${title} …`),
      ...free.map(([path, field]) => element('option', { value: path }, field.title)),
      ...(custom ? [element('option', { value: `${key}.` }, 'Custom attribute')] : []),
    );
  }

  add.addEventListener('change', () => {
    const field = offered.get(add.value);
    if (field) showField(add.value, field);
    else showCustom(add.value);
    offer();
    body.lastElementChild?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
  });

  for (const [path, field] of offered) {
    if (field.required || input[path]) showField(path, field);
  }
  for (const path of Object.keys(input)) {
    if (path.startsWith(`${key}.`) && !offered.has(path)) showCustom(path);
  }
  offer();

  const heading = required ? `${title} *` : title;
  return folded(
    heading,
    required || holds(input, key),
    element('p', { className: 'okta-help' }, help),
    body,
    add,
  );
}

/** The object from one source, such as the payload of the message. */
const all = ({ key, title }: Field): Field => ({
  key,
  title: `All of ${title}`,
  kind: 'object',
  help: 'One object with all attributes. What is filled in beside it goes on top.',
});

/** An attribute that the org defined. Its variable name is typed, and any kind of value fits. */
function customRow(path: string, object: string, options: RowOptions): Row {
  const name = element('input', {
    type: 'text',
    className: 'okta-name',
    value: path.slice(object.length + 1),
    placeholder: 'variable name',
    aria: { label: 'Variable name of the custom attribute' },
  });
  const title = 'Custom attribute';
  const row = fieldRow({ key: '', title, kind: 'any', nullable: true }, path, options);
  row.element.querySelector('.okta-heading')?.after(name);
  return {
    element: row.element,
    path: () => `${object}.${name.value.trim()}`,
    read: () => (name.value.trim() === '' ? undefined : row.read()),
  };
}
