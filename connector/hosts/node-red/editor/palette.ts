import type { Field } from './fields.ts';

/** An action or a trigger as the editor knows it. */
export interface PaletteStep {
  type: string;
  /** The name of the step, unless the person gives it another. */
  step: string;
  title: string;
  description: string;
  /** What it acts on or is about: users, groups ... */
  resource: string;
  category: string;
  /** The icon of what it acts on, of Font Awesome 4. */
  icon: string;
  /** What it does to the org; or that it is a trigger, which begins a flow. */
  effect: 'read' | 'create' | 'update' | 'delete' | 'trigger';
  scopes: string[];
  /** A trigger whose events an event hook can bring. */
  hooked?: true | undefined;
  /** Other words that people type who look for it. */
  keywords?: string[] | undefined;
  /** What the org must have for it. */
  feature?: string | undefined;
  /** A sentence that says when a person should agree before it runs. */
  care?: string | undefined;
  fields: Field[];
  outputs: Field[];
}

/** A way to sign in, and the fields that it has. */
export interface Authentication {
  name: string;
  title: string;
  description: string;
  fields: string[];
  required: string[];
}

/** All that the editor is told of the connector. */
export interface Palette {
  connection: { type: string; title: string; authentication: Authentication[]; fields: Field[] };
  steps: PaletteStep[];
}

/**
 * A field as a form saves it: where the value comes from, and what to look for there. Besides Node-RED's own types there
 * are `pick` and `enum` (the value itself), `list` (texts with commas), `pill` (the output of an earlier step), `cred` (a
 * secret that Node-RED keeps apart from the flow) and `null` (clears the attribute).
 */
export interface Source {
  type: string;
  value?: unknown;
  /** The names of what was picked, so that the form can show them without asking the org. */
  labels?: Record<string, string>;
}

/** The values that were filled in, by the path of the field: `profile` is all of it, `profile.login` a part. */
export type Input = Record<string, Source>;
