import { fieldRow, type Row } from './field-row.ts';
import type { Field } from './fields.ts';
import { folded } from './folded.ts';
import type { Sources } from './input-types.ts';
import { isFilledIn } from './missing.ts';
import type { Input, Source } from './palette.ts';
import { type FormOptions, type Section, section } from './section.ts';
import { isKnown, shown } from './shown.ts';

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
  const elements = new Map<Field, HTMLElement>();
  const sources: Sources = {
    ...options.sources,
    choices: async (field, question) => options.sources.choices(field, { ...question, ...givenFor(field) }),
  };
  const build = (some: Field[]) => some.map(part);

  function part(field: Field): HTMLElement {
    const made = partOf(field);
    elements.set(field, made);
    return made;
  }

  function partOf(field: Field): HTMLElement {
    if (field.kind === 'object' && (field.fields || field.custom)) {
      const made = section(field, rows, { ...options, sources });
      sections.set(field.key, made);
      return made.element;
    }
    const row = fieldRow(field, field.key, { ...options, sources, saved: options.input[field.key] });
    rows.add(row);
    return row.element;
  }

  const rowOf = (key: string) => [...rows].find((row) => row.path() === key);
  const sourceOf = (key: string): Source | undefined => rowOf(key)?.read();
  const stateOf = (field: Field) => shown(field, fields, sourceOf);

  /** The values that a pick list depends on, as far as they stand in the form. */
  function knownFor({ needs = [] }: Field): Record<string, string> {
    const known = needs.flatMap((key) => {
      const source = sourceOf(key);
      return source && isKnown(source) && typeof source.value === 'string' ? [[key, source.value]] : [];
    });
    return Object.fromEntries(known);
  }

  /** The same for a question to the org; or an error that says what to fill in first. */
  function givenFor(field: Field): { given?: Record<string, string> } {
    const { needs = [] } = field;
    if (needs.length === 0) return {};
    const given = knownFor(field);
    if (Object.keys(given).length > 0) return { given };
    const titleOf = (key: string) => `"${fields.find((one) => one.key === key)?.title ?? key}"`;
    const later = needs.find((key) => !isKnown(sourceOf(key)));
    throw new Error(
      later
        ? `The choices depend on ${titleOf(later)}, which is known only when the flow runs. Map this field too, or enter the ID.`
        : `Choose ${needs.map(titleOf).join(' or ')} first, because the choices depend on it.`,
    );
  }

  /** Shows what belongs to the form as it is filled in now. */
  function arrange(): void {
    for (const [field, element] of elements) {
      const state = stateOf(field);
      element.hidden = state === 'no';
      element.classList.toggle('okta-perhaps', state === 'perhaps');
    }
  }

  /** Lets the fields follow those on which they depend. */
  function follow(): void {
    for (const key of new Set(fields.map(({ showWhen }) => showWhen?.field ?? ''))) {
      rowOf(key)?.onChange(arrange);
    }
    for (const field of fields) {
      let before = JSON.stringify(knownFor(field));
      for (const key of field.needs ?? []) {
        rowOf(key)?.onChange(() => {
          const now = JSON.stringify(knownFor(field));
          if (now !== before) void rowOf(field.key)?.recheck();
          before = now;
        });
      }
    }
  }

  const usual = build(fields.filter(({ advanced }) => !advanced));
  const rare = build(fields.filter(({ advanced }) => advanced));
  const inUse = fields.some(({ key, advanced }) => advanced && isFilledIn(options.input, key));
  arrange();
  follow();
  return {
    elements: [...usual, ...(rare.length > 0 ? [folded('More', inUse, ...rare)] : [])],
    read() {
      const hidden = new Set(fields.filter((field) => stateOf(field) === 'no').map(({ key }) => key));
      const isHidden = (row: Row) => hidden.has(row.path().split('.')[0] ?? '');
      // Node-RED would keep a secret that the form no longer shows.
      for (const row of rows) if (isHidden(row)) row.clear();
      const read = [...rows].filter((row) => !isHidden(row)).map((row) => [row.path(), row.read()] as const);
      return Object.fromEntries(read.filter((entry): entry is [string, Source] => entry[1] !== undefined));
    },
    update(now) {
      for (const field of now) sections.get(field.key)?.update(field);
      for (const row of rows) row.refresh();
    },
  };
}
