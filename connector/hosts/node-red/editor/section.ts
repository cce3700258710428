import { element } from './element.ts';
import { clearing, fieldRow, type Row, type RowOptions } from './field-row.ts';
import type { Field } from './fields.ts';
import { folded } from './folded.ts';
import { isFilledIn } from './missing.ts';
import type { Input, Source } from './palette.ts';
import type { Surroundings } from './typed-field.ts';

/** The surroundings of a form, and the input that was filled in before. */
export type FormOptions = Surroundings & { input: Input };

export interface Section {
  element: HTMLElement;
  /** Shows the object as the connected org has it. What was filled in stays, by its name. */
  update(object: Field): void;
}

/** An object of the form: what it must hold and what was filled in, and a list of what can be added. */
export function section(object: Field, rows: Set<Row>, options: FormOptions): Section {
  const { key, title, help = '', showWhen, condition, custom = false } = object;
  const required = object.required ?? showWhen?.required ?? false;
  const { input } = options;
  const body = element('div');
  const add = element('select', { aria: { label: `Add to ${title}` } });
  const shown = new Set<Row>();
  let offered = offeredBy(object);

  /** Shows a row at the end, or in the place of another. */
  function show(path: string, saved: Source | undefined, place?: Row): void {
    const field = offered.get(path);
    const remove = () => {
      forget(row);
      row.element.remove();
      offer();
    };
    const row = field
      ? fieldRow(field, path, { ...options, saved, remove: field.required ? undefined : remove })
      : customRow(path, key, { ...options, saved, remove });
    rows.add(row);
    shown.add(row);
    if (place) {
      forget(place);
      place.element.replaceWith(row.element);
    } else {
      body.append(row.element);
    }
  }

  function forget(row: Row): void {
    rows.delete(row);
    shown.delete(row);
  }

  const paths = () => new Set([...shown].map((row) => row.path()));

  function offer(): void {
    const taken = paths();
    const free = [...offered].filter(([path, { readOnly }]) => !taken.has(path) && !readOnly);
    add.replaceChildren(
      element('option', { value: '' }, `Add to ${title} …`),
      ...free.map(([path, field]) => element('option', { value: path }, field.title)),
      ...(custom ? [element('option', { value: `${key}.` }, 'Custom attribute')] : []),
    );
  }

  add.addEventListener('change', () => {
    show(add.value, input[add.value]);
    offer();
    body.lastElementChild?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
  });

  for (const [path, field] of offered) {
    if (field.required || input[path]) show(path, input[path]);
  }
  for (const path of Object.keys(input)) {
    if (path.startsWith(`${key}.`) && !offered.has(path)) show(path, input[path]);
  }
  offer();

  const heading = element('span', {}, title);
  if (required) heading.append(element('span', { className: 'okta-required', title: 'required' }, ' *'));
  return {
    element: folded(
      heading,
      required || isFilledIn(input, key),
      element('p', { className: 'okta-help' }, custom ? `${help} ${clearing}` : help),
      ...(condition ? [element('p', { className: 'okta-help okta-condition' }, condition)] : []),
      body,
      add,
    ),
    update(next) {
      const before = offered;
      offered = offeredBy(next);
      for (const row of [...shown]) {
        const path = row.path();
        const changed = JSON.stringify(before.get(path)) !== JSON.stringify(offered.get(path));
        // Nothing is taken from under the hands of a person who types.
        if (changed && !row.element.contains(document.activeElement)) show(path, row.read(), row);
      }
      const taken = paths();
      for (const [path, field] of offered) {
        if (field.required && !taken.has(path)) show(path, input[path]);
      }
      offer();
    },
  };
}

/** The fields that an object can hold, by path, and one field for the whole object. */
const offeredBy = (object: Field): Map<string, Field> =>
  new Map([
    ...(object.fields ?? []).map((field) => [`${object.key}.${field.key}`, field] as const),
    [object.key, all(object)],
  ]);

/** The object from one source, such as the payload of the message. */
const all = ({ key, title }: Field): Field => ({
  key,
  title: `All of ${title}`,
  kind: 'object',
  help: 'One object with all attributes. Fields that you also fill in separately override it.',
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
    ...row,
    path: () => `${object}.${name.value.trim()}`,
    read: () => (name.value.trim() === '' ? undefined : row.read()),
  };
}
