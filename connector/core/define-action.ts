import type { AnyZodObject, z } from 'zod/v3';
import type { ObjectSchema } from '../../schemas/json-schema.ts';
import type { Client } from './client.ts';
import { jsonSchema } from './json-schema.ts';
import type { LogList } from './log-query.ts';
import type { Given, RequestData } from './request.ts';

type Placeholders<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type FieldOf<I extends AnyZodObject> = Extract<keyof z.input<I>, string>;

/** An input that is dangerous when it is given, by its path, or unless it has the one harmless value. */
type Danger<Field extends string> = Field | `${Field}.${string}` | { field: Field; unless: boolean };

/** `RequestData`, held against input and output: a name of a field that does not exist does not compile. */
interface RequestOf<I extends AnyZodObject, O extends AnyZodObject, P extends string> extends RequestData {
  path: [Placeholders<P>] extends [FieldOf<I>]
    ? P
    : `no input field is called ${Exclude<Placeholders<P>, FieldOf<I>>}`;
  query?: readonly FieldOf<I>[] | Readonly<Record<string, FieldOf<I>>>;
  body?: Readonly<Record<string, FieldOf<I>>>;
  headers?: Readonly<Record<string, FieldOf<I>>>;
  replyHeaders?: Readonly<Record<string, FieldOf<O>>>;
  gives?: Readonly<Partial<Record<FieldOf<O>, FieldOf<I> | boolean>>>;
}

/** The effect of an action on the org. */
export type Effect = 'read' | 'create' | 'update' | 'delete';

/** The meaning of an object's state for an action on it. */
export interface States {
  /** The noun of the object whose state it is, such as "group rule". The default is "user". */
  readonly of?: string | undefined;
  /** The states in which the action works. */
  readonly from: readonly string[];
  /** The states in which there is nothing left to do. */
  readonly done?: readonly string[] | undefined;
  /** The state that it brings, where that tells after a lost reply whether it was carried out. */
  readonly brings?: string | undefined;
}

/** An action, as far as a message about another one may name it. */
export interface Alternative {
  readonly name: string;
  readonly states?: States | undefined;
}

/** The argument of `execute`. */
export interface ActionContext<Input = Record<string, unknown>> {
  /** The input, parsed. */
  input: Input;
  /** The connected org. */
  okta: Client;
  /** The action itself, for functions that serve several. */
  action: Pick<AnyAction, 'name' | 'title' | 'request' | 'states' | 'log' | 'gone' | 'output'>;
  /** All actions of the connector, to name those that would work. They are read when they are asked for. */
  alternatives: () => readonly Alternative[];
  signal: AbortSignal | undefined;
  /** Tells the host in a sentence how far the run is. */
  log: (message: string) => void;
  /**
   * Runs another action inside this run, with the needs and the time of its own. `mark` stands in the User-Agent of its
   * changes, which Okta keeps in the System Log.
   */
  run<Given, Output>(action: Action<string, Given, Output>, input: Given, mark?: string): Promise<Output>;
}

interface Declaration<N extends string, I extends AnyZodObject, O extends AnyZodObject, P extends string> {
  /** snake_case verb_noun. */
  name: N;
  /** "[Verb] [object]", sentence case. */
  title: string;
  /** One or two sentences for the person who picks the action. */
  description: string;
  /** Okta's operationId; for a composite, that of its main call. Left out by an action that stands for any. */
  operation?: string;
  /** The OAuth scopes that the calls need. Left out by an action with steps, which needs those of its steps. */
  scopes?: readonly `okta.${string}`[];
  effect: Effect;
  /**
   * Running it twice leaves the org as running it once does, and notifies nobody twice. `unless` names the input that
   * rules it out when it is on.
   */
  idempotent: boolean | { readonly unless: FieldOf<I> };
  /**
   * A person should agree before a program does it: it lets somebody in or shuts somebody out, moves where recovery goes,
   * or loses what no other action brings back. True, or the inputs that make it so. What deletes needs no such word.
   */
  confirm?: true | readonly Danger<FieldOf<I>>[];
  /** The states in which it works, where it does not in all. */
  states?: States;
  /** Other words that people type who look for it: "who is an administrator". They need not repeat the title. */
  keywords?: readonly string[];
  /** What the org must have bought or turned on for it, as Okta calls it. */
  feature?: string;
  /** An IT help desk does it daily: where not all actions can be shown at once, these come first. */
  everyday?: true;
  input: I;
  output: O;
  /** An input and what it gives. Both fit the schemas. */
  sample: { input: NoInfer<z.input<I>>; output: NoInfer<Sent<z.input<O>>> };
  request?: RequestOf<I, O, P>;
  /** For a list of the System Log: its events. */
  log?: LogList;
  /**
   * What it gives of a user who was deleted before, so that off-boarding can be run again: output field → input field, or
   * a value.
   */
  gone?: Readonly<Partial<Record<FieldOf<O>, FieldOf<I> | boolean | null>>>;
  /** Rules between fields: what is wrong, by field. Checked before the first request. */
  check?(input: z.output<I>): Partial<Record<FieldOf<I>, string | false | undefined>>;
  /** The actions that an action which does a whole job may run. */
  steps?: readonly AnyAction[];
  /** Left out where `request` is all there is to do. */
  execute?(context: ActionContext<z.output<I>>): Promise<NoInfer<Sent<z.input<O>>>>;
}

/**
 * An action, declared. Its type holds what it takes and gives as plain types and not as schemas: written out, the type
 * of a schema is thirty times as long, and the compiler gives up on the list of all actions.
 */
export interface Action<N extends string = string, Input = Record<string, unknown>, Output = unknown> {
  readonly name: N;
  readonly title: string;
  readonly description: string;
  readonly operation: string | undefined;
  readonly scopes: readonly string[];
  readonly effect: Effect;
  readonly idempotent: boolean | { readonly unless: string };
  readonly confirm: true | readonly Danger<string>[] | undefined;
  readonly states: States | undefined;
  readonly keywords: readonly string[];
  readonly feature: string | undefined;
  readonly everyday: true | undefined;
  readonly input: AnyZodObject;
  readonly output: AnyZodObject;
  readonly sample: { readonly input: Input; readonly output: Output };
  readonly request: RequestData | undefined;
  readonly log: LogList | undefined;
  readonly gone: Given | undefined;
  /** The call in `request`, and the parsing of its reply, are all there is. */
  readonly plain: boolean;
  readonly steps: readonly AnyAction[];
  /** JSON Schema draft-07 without `$ref`, made at first reading. */
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  check(input: Record<string, unknown>): Record<string, string | false | undefined>;
  execute(context: ActionContext): Promise<unknown>;
}

/** Any action, when its own types do not matter. */
// biome-ignore lint/suspicious/noExplicitAny: an action takes its own input; a list of actions cannot say which.
export type AnyAction = Action<string, any, any>;

/** A type as Okta sends it: everything that is optional may be null. */
type Sent<T> = T extends object
  ? { [K in keyof T]: undefined extends T[K] ? Sent<T[K]> | null : Sent<T[K]> }
  : T;

/** The same type, written out without the schemas that it was made from. */
export type Plain<T> = T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/** Carries out the request, which is all that an action without steps of its own does. */
export const performRequest = <Output>({ okta, action, input }: ActionContext): Promise<Output> =>
  okta.perform(action.request, input);

/**
 * Declares an action. Gives back a frozen object with all that was declared, the JSON Schemas, and `execute`, which
 * follows from `request` where it is not written.
 */
export function defineAction<
  const N extends string,
  I extends AnyZodObject,
  O extends AnyZodObject,
  const P extends string = '',
>(declaration: Declaration<N, I, O, P>): Action<N, Plain<z.input<I>>, Sent<z.input<O>>> {
  const { request, steps = [] } = declaration;
  let inputSchema: ObjectSchema | undefined;
  let outputSchema: ObjectSchema | undefined;
  return Object.freeze({
    check: () => ({}),
    execute: performRequest,
    ...declaration,
    // The compiler cannot see that a type written out is the same one.
    sample: declaration.sample as Action<N, Plain<z.input<I>>, Sent<z.input<O>>>['sample'],
    request,
    log: declaration.log,
    gone: declaration.gone,
    plain: request !== undefined && declaration.execute === undefined,
    steps,
    scopes: declaration.scopes ?? [...new Set(steps.flatMap(({ scopes }) => scopes))].sort(),
    operation: declaration.operation,
    confirm: declaration.confirm,
    states: declaration.states,
    keywords: declaration.keywords ?? [],
    feature: declaration.feature,
    everyday: declaration.everyday,
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
