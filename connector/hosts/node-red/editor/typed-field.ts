import type { Field } from './fields.ts';
import { inputTypes, type Sources } from './input-types.ts';
import type { EditorNode } from './node-red.ts';
import type { Source } from './palette.ts';
import type { Choice } from './picker.ts';
import { secretShown } from './secret.ts';

/** The facts about its node that a field of the form needs. */
export interface Surroundings {
  node: EditorNode;
  sources: Sources;
}

export interface TypedField {
  /** Nothing, for a field that was left alone. */
  read(): Source | undefined;
  /** Shows the value again, where its name may have become known. */
  refresh(): void;
  /** Calls back whenever the value may have changed. */
  onChange(listener: () => void): void;
  /** Drops what was picked and is no longer among the choices, after a field on which these depend has changed. */
  recheck(): Promise<void>;
  /** Forgets the value. */
  clear(): void;
}

/** The types whose value is chosen from a list, so that what was typed for another type means nothing to them. */
const chosen = ['pick', 'pill'];

/** Makes an input one of Node-RED's typed inputs, with the types that suit the field and what was saved. */
export function typedField(
  input: HTMLInputElement,
  field: Field,
  path: string,
  { node, sources, saved }: Surroundings & { saved?: Source | undefined },
): TypedField {
  const labels = new Map(Object.entries(saved?.labels ?? {}));
  const types = inputTypes(field, sources, labels, (value) => typed.typedInput('value', value));
  const [usual = 'str'] = types.map((type) => (typeof type === 'string' ? type : type.value));
  const secret = field.secret && (saved?.type ?? 'cred') === 'cred';

  const typed = $(input).typedInput({ types, default: usual });
  typed.typedInput('type', saved?.type ?? usual);
  typed.typedInput('value', secret ? secretShown(node, path) : text(saved?.value ?? ''));
  keepApart(typed);
  const refresh = () => typed.typedInput('value', typed.typedInput('value'));
  if (saved?.type === 'pick') void nameThem([saved.value].flat() as string[]);

  /** A flow that was written elsewhere may hold IDs without their names. */
  async function nameThem(values: string[]): Promise<void> {
    const nameless = values.filter((value) => !labels.has(value) || labels.get(value) === value);
    if (nameless.length === 0) return;
    const found = await choicesFor(nameless);
    for (const { value, label } of found ?? []) labels.set(value, label);
    if (typed.typedInput('type') === 'pick') refresh();
  }

  /** The choices with these values; nothing, where they cannot be read. */
  async function choicesFor(values: string[]): Promise<Choice[] | undefined> {
    // The fields on which a list depends may stand below this one: the form is whole a moment later.
    await Promise.resolve();
    return sources.choices(field, { chosen: values }).then(
      ({ choices }) => choices,
      () => undefined,
    );
  }

  const pickedNow = (): string[] => {
    const value = typed.typedInput('value');
    if (typed.typedInput('type') !== 'pick' || value === '') return [];
    return field.kind === 'array' ? JSON.parse(value) : [value];
  };

  return {
    refresh() {
      if (typed.typedInput('type') === 'pill') refresh();
    },
    read() {
      const type = typed.typedInput('type');
      const value = typed.typedInput('value');
      if (type === 'null') return { type };
      if (type === 'cred') return value === '' ? undefined : { type };
      // Node-RED saves what this input holds as the secret, which a reference is not.
      if (field.secret) input.value = '';
      if (value === '' || value === '[]') return undefined;
      if (type !== 'pick') return { type, value };
      const picked = pickedNow();
      const names = picked.map((one) => [one, labels.get(one) ?? one]);
      return { type, value: field.kind === 'array' ? picked : value, labels: Object.fromEntries(names) };
    },
    onChange(listener) {
      typed.on('change', listener);
    },
    async recheck() {
      const picked = pickedNow();
      const found = picked.length > 0 && (await choicesFor(picked));
      if (!found) return;
      const kept = picked.filter((one) => found.some(({ value }) => value === one));
      if (kept.length === picked.length) return;
      typed.typedInput('value', field.kind === 'array' ? JSON.stringify(kept) : '');
    },
    clear() {
      typed.typedInput('value', '');
    },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Node-RED hands a value on when the type changes. What is chosen from a list keeps to its own type. */
function keepApart(typed: ReturnType<typeof $>): void {
  const kept = new Map<string, string>();
  let before = typed.typedInput('type');
  typed.on('typedinputtypechange', (_event, type) => {
    if (type === before) return;
    kept.set(before, typed.typedInput('value'));
    const apart = chosen.includes(before) || chosen.includes(type);
    before = type;
    if (apart) typed.typedInput('value', kept.get(type) ?? '');
  });
}
