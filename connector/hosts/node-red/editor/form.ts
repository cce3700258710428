import { fieldRow, type Row, type RowOptions } from './field-row.ts';
import type { Field } from './fields.ts';
import { folded } from './folded.ts';
import { holds } from './missing.ts';
import type { Input, Source } from './palette.ts';
import { section } from './section.ts';

export type FormOptions = Omit<RowOptions, 'saved' | 'remove'> & { input: Input };

/** A form, and what was filled in. */
export interface Form {
  elements: HTMLElement[];
  read(): Input;
}

/** One form for all fields: objects are sections of their own, and what is rarely needed is folded at the end. */
export function form(fields: Field[], options: FormOptions): Form {
  const rows = new Set<Row>();
  const build = (some: Field[]) => some.map((field) => part(field, rows, options));
  const usual = build(fields.filter(({ advanced }) => !advanced));
  const rare = build(fields.filter(({ advanced }) => advanced));
  const inUse = fields.some(({ key, advanced }) => advanced && holds(options.input, key));
  return {
    elements: [...usual, ...(rare.length > 0 ? [folded('More', inUse, ...rare)] : [])],
    read() {
      const read = [...rows].map((row) => [row.path(), row.read()] as const);
      return Object.fromEntries(read.filter((entry): entry is [string, Source] => entry[1] !== undefined));
    },
  };
}

function part(field: Field, rows: Set<Row>, options: FormOptions): HTMLElement {
  if (field.kind === 'object' && (field.fields || field.custom)) return section(field, rows, options);
  const row = fieldRow(field, field.key, { ...options, saved: options.input[field.key] });
  rows.add(row);
  return row.element;
}
