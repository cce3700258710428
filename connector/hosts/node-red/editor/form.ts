import { fieldRow, type Row } from './field-row.ts';
import type { Field } from './fields.ts';
import { folded } from './folded.ts';
import { isFilledIn } from './missing.ts';
import type { Input, Source } from './palette.ts';
import { type FormOptions, type Section, section } from './section.ts';

/** A form, and what was filled in. */
export interface Form {
  elements: HTMLElement[];
  read(): Input;
  /** Shows the fields as the connected org has them, and the datapills that are known by now. */
  update(fields: Field[]): void;
}

/** One form for all fields: objects are sections of their own, and what is rarely needed is folded at the end. */
export function form(fields: Field[], options: FormOptions): Form {
  const rows = new Set<Row>();
  const sections = new Map<string, Section>();
  const build = (some: Field[]) => some.map(part);

  function part(field: Field): HTMLElement {
    if (field.kind === 'object' && (field.fields || field.custom)) {
      const made = section(field, rows, options);
      sections.set(field.key, made);
      return made.element;
    }
    const row = fieldRow(field, field.key, { ...options, saved: options.input[field.key] });
    rows.add(row);
    return row.element;
  }

  const usual = build(fields.filter(({ advanced }) => !advanced));
  const rare = build(fields.filter(({ advanced }) => advanced));
  const inUse = fields.some(({ key, advanced }) => advanced && isFilledIn(options.input, key));
  return {
    elements: [...usual, ...(rare.length > 0 ? [folded('More', inUse, ...rare)] : [])],
    read() {
      const read = [...rows].map((row) => [row.path(), row.read()] as const);
      return Object.fromEntries(read.filter((entry): entry is [string, Source] => entry[1] !== undefined));
    },
    update(now) {
      for (const field of now) sections.get(field.key)?.update(field);
      for (const row of rows) row.refresh();
    },
  };
}
