import type { Field } from './fields.ts';
import { code } from './ruby.ts';

/** Shorter than this, fields are written where they are used. */
const worthwhile = 600;

/** Fields that stand in the file more than once, under a name: Workato's object definitions. */
export class Definitions {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();
  /** The fields by their name, once they have been used. */
  readonly all = new Map<string, unknown>();

  /** Counts fields that will be written. */
  count(fields: readonly Field[]): void {
    const text = JSON.stringify(fields);
    const times = this.#uses.get(text) ?? 0;
    this.#uses.set(text, times + 1);
    // What is inside is counted once, with the first of them.
    if (times === 0) for (const { properties } of fields) if (properties) this.count(properties as Field[]);
  }

  /** The fields as they are written: by their name where they stand more than once. */
  written(fields: readonly Field[], near: string): unknown {
    const text = JSON.stringify(fields);
    if (text.length < worthwhile || (this.#uses.get(text) ?? 0) < 2) return this.#inside(fields);
    let name = this.#names.get(text);
    if (!name) {
      name = this.#freeName(near);
      this.#names.set(text, name);
      this.all.set(name, this.#inside(fields));
    }
    return code(`object_definitions['${name}']`);
  }

  #inside(fields: readonly Field[]): unknown[] {
    return fields.map((field) =>
      field['properties']
        ? { ...field, properties: this.written(field['properties'] as Field[], field.name) }
        : field,
    );
  }

  #freeName(near: string): string {
    const taken = new Set(this.#names.values());
    const words = near
      .replaceAll(/\W+/g, '_')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toLowerCase();
    let name = words;
    for (let at = 2; taken.has(name); at += 1) name = `${words}_${at}`;
    return name;
  }
}
