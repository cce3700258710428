import type { AnyZodObject, z } from 'zod/v3';
import type { ObjectSchema } from '../../schemas/json-schema.ts';
import type { Plain } from './define-action.ts';
import { jsonSchema } from './json-schema.ts';
import type { Lift, LogQuery } from './log-query.ts';

/** Each event of the System Log, as soon as the log shows it. */
export interface LogSource extends LogQuery {
  readonly kind: 'log';
}

/** The events of the System Log in batches, by a schedule. The names are those of inputs. */
export interface BatchesSource extends LogQuery {
  readonly kind: 'batches';
  readonly size: string;
  readonly every: string;
  readonly time: string;
  readonly timeZone: string;
}

/** The objects of a list whose date is new. */
export interface ChangesSource {
  readonly kind: 'changes';
  readonly path: string;
  /** The date that tells. */
  readonly by: string;
  /** The query parameter that takes the condition on it. */
  readonly parameter: 'filter' | 'search';
  readonly pageSize: number;
}

/** The differences between a group's members now and those of the poll before. */
export interface MembersSource {
  readonly kind: 'members';
  /** The input that names the group. */
  readonly group: string;
  readonly most: number;
}

/** The state of the connection itself, and of the org's API tokens. */
export interface ConnectionSource {
  readonly kind: 'connection';
  /** The input that says how many days ahead. */
  readonly days: string;
}

/** What a trigger reads, as plain data. */
export type Source = LogSource | BatchesSource | ChangesSource | MembersSource | ConnectionSource;

interface Declaration<N extends string, I extends AnyZodObject, O extends AnyZodObject> {
  /** snake_case, the noun first: user_created. */
  name: N;
  /** The same words in sentence case. */
  title: string;
  /** One or two sentences for the person who picks the trigger. */
  description: string;
  /** The OAuth scopes that its polls need. */
  scopes: readonly `okta.${string}`[];
  /** Other words that people type who look for it. They need not repeat the title. */
  keywords?: readonly string[];
  /** What the org must have bought or turned on for it, as Okta calls it. */
  feature?: string;
  source: Source;
  /** Outputs that are made of parts of an event, by their names. They stand beside what Okta sent. */
  lift?: Readonly<Partial<Record<Extract<keyof z.input<O>, string>, Lift>>>;
  input: I;
  /** One event. */
  output: O;
  sample: { input: NoInfer<z.input<I>>; output: NoInfer<z.input<O>> };
}

/** A trigger, declared: plain data but for its schemas. */
export interface Trigger<N extends string = string, Input = Record<string, unknown>, Output = unknown> {
  readonly name: N;
  readonly title: string;
  readonly description: string;
  readonly scopes: readonly string[];
  readonly keywords: readonly string[];
  readonly feature: string | undefined;
  readonly source: Source;
  readonly lift: Readonly<Record<string, Lift>>;
  readonly input: AnyZodObject;
  readonly output: AnyZodObject;
  readonly sample: { readonly input: Input; readonly output: Output };
  /** JSON Schema draft-07 without `$ref`, made at first reading. */
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
}

/** Any trigger, when its own types do not matter. */
// biome-ignore lint/suspicious/noExplicitAny: a trigger has its own input; a list of triggers cannot say which.
export type AnyTrigger = Trigger<string, any, any>;

/** Declares a trigger. Gives back a frozen object with all that was declared, and the JSON Schemas. */
export function defineTrigger<const N extends string, I extends AnyZodObject, O extends AnyZodObject>(
  declaration: Declaration<N, I, O>,
): Trigger<N, Plain<z.input<I>>, Plain<z.input<O>>> {
  let inputSchema: ObjectSchema | undefined;
  let outputSchema: ObjectSchema | undefined;
  return Object.freeze({
    ...declaration,
    // The compiler cannot see that a type written out is the same one.
    sample: declaration.sample as Trigger<N, Plain<z.input<I>>, Plain<z.input<O>>>['sample'],
    keywords: declaration.keywords ?? [],
    feature: declaration.feature,
    lift: (declaration.lift ?? {}) as Trigger['lift'],
    get inputSchema() {
      inputSchema ??= jsonSchema(declaration.input, 'input');
      return inputSchema;
    },
    get outputSchema() {
      outputSchema ??= jsonSchema(declaration.output, 'output');
      return outputSchema;
    },
  });
}
