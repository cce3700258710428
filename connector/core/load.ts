import type { JsonSchema } from '../../schemas/json-schema.ts';
import type { Manifest, ManifestAction } from '../../schemas/manifest.ts';
import type { AnyAction } from './define-action.ts';
import type { AnyTrigger } from './define-trigger.ts';
import { ConnectorError } from './error.ts';
import type { ChoicePage, PickListQuestion } from './pick-list.ts';
import type { Plan } from './plan.ts';

/** A kind of object that actions act on, as a palette shows it. */
export interface Resource {
  title: string;
  /** The name of an icon of Font Awesome 4, such as "user". */
  icon: string;
  /** In the order in which a person looks for them. */
  actions: readonly AnyAction[];
}

/** Triggers that belong together, as a palette shows them. */
export interface TriggerGroup {
  title: string;
  /** The name of an icon of Font Awesome 4, such as "bolt". */
  icon: string;
  /** In the order in which a person looks for them. */
  triggers: readonly AnyTrigger[];
}

/** The resources of a connector, by their name, which is also their folder. */
export type Catalogue = Record<string, Resource>;

type ActionOf<C extends Catalogue> = C[keyof C]['actions'][number];
/** The actions that a name can mean: one of a known catalogue, any of a catalogue that is not known. */
type Named<C extends Catalogue, N> =
  ActionOf<C> extends infer A ? (A extends { name: infer Own } ? (N extends Own ? A : never) : never) : never;
/** The names of the actions whose output is a page of a list. */
type ListName<C extends Catalogue> = Extract<
  ActionOf<C>,
  { sample: { output: { hasMore: boolean } } }
>['name'];

/** One call of the connector. */
export interface RunCall<Input = Record<string, unknown>> {
  connection: unknown;
  input?: Input | undefined;
  /** Stops the run. */
  signal?: AbortSignal | undefined;
  /** Called with a sentence whenever the run waits or makes progress. */
  log?: ((message: string) => void) | undefined;
  /**
   * Letters, digits and -/ that stand behind the User-Agent of each change. The System Log keeps them, so that it tells later
   * what became of a run whose result was lost.
   */
  mark?: string | undefined;
}

/** One application of a plan. */
export interface ApplyCall extends Omit<RunCall, 'input'> {
  /** The input again, for a plan whose input held secrets. */
  input?: RunCall['input'];
}

/** A page of a list. Its items are in the field that the action names: `users`, `groups`, `events` ... */
export interface Page {
  count: number;
  nextCursor: string | null;
  hasMore: boolean;
  [field: string]: unknown;
}

/** One poll of a trigger. */
export interface PollCall extends RunCall {
  /** The state that the poll before gave back. Without it the trigger begins. */
  state?: unknown;
}

/** Events that came by another way, such as an event hook, for a trigger that was polled before. */
export interface DeliverCall {
  input?: Record<string, unknown> | undefined;
  /** The last state that was kept. */
  state: unknown;
  /** As Okta sent them. */
  events: readonly unknown[];
}

/** An event hook for a trigger: where Okta sends its events early. */
export interface HookCall extends Omit<RunCall, 'mark'> {
  /** The public https address of the host, with a path that nobody can guess. */
  url: string;
  /** The value of the Authorization header by which the host knows that Okta sends: a long random text. */
  secret: string;
  /**
   * Says whose hook it is, such as the address of the host without its path. Who opens a hook for the same trigger with the
   * same owner takes over the one that an earlier process left. The default is the url.
   */
  owner?: string | undefined;
}

/** An event hook that is active and verified. */
export interface OpenedHook {
  hookId: string;
  /** The types of events that it sends. */
  eventTypes: string[];
  /** Types of events of the trigger that Okta does not send to hooks, so that only polls bring them. */
  polledOnly: string[];
}

/** A request that came to the address of an event hook. */
export interface HookRequest {
  method: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: string;
  secret: string;
}

/** The answer to it, to be sent at once: Okta waits for three seconds. */
export interface HookReply {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The events that it brought, to be delivered after the answer. */
  events: unknown[];
}

/** One event of a trigger, as its output schema says. */
export type TriggerEvent = Record<string, unknown>;

/** A stretch of time whose events can never be had any more. */
export interface Gap {
  from: string;
  to: string;
  /** The reason, in a sentence for a person. */
  why: string;
}

/** The result of a poll. Hand the events over, then keep the state: a crash in between repeats events and skips none. */
export interface Polled {
  /** Those that were not handed over before. */
  events: TriggerEvent[];
  /** Plain JSON, for the next poll. */
  state: Record<string, unknown>;
  /** There is more already: poll again at once. */
  more: boolean;
  /** Milliseconds by which what was read is behind the present. 0 where all was read. */
  lag: number;
  gaps: Gap[];
}

/** One reading of a pick list. */
export interface PickListCall extends Omit<RunCall, 'input'>, PickListQuestion {}

/** The schemas of an action in one org: JSON Schema draft-07, with the attributes that the org added to its profiles. */
export interface Description {
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  /** Sentences about what could not be read of the org, and why. The schemas are then those of any org. */
  warnings: string[];
}

/** The result of testing a connection that works. */
export interface ConnectionTest {
  /** The outcome in sentences, to be shown as it is. */
  message: string;
  origin: string;
  /** The name of the org, when Okta shows it. */
  org?: string;
  /** Okta Identity Engine, or the Classic Engine before it. */
  engine?: 'identity' | 'classic';
  /** The login of the administrator behind the API key. */
  login?: string;
  /** The service app that the connection is. */
  clientId?: string;
  /** The administrator roles, when Okta shows them: SUPER_ADMIN, READ_ONLY_ADMIN ... */
  roles?: string[];
  /** Names of actions. Those unproven have their scopes, and only a run shows whether the administrator role lets them. */
  actions: { allowed: string[]; refused: { name: string; why: string }[]; unproven: string[] };
  /** The rest of each rate limit that the test touched. */
  rateLimits: { bucket: string; limit: number; remaining: number; resetAt: string | null }[];
  /** The time when the API key expires unless it is used before then. The key of a service app has none. */
  expiresAt?: string;
}

/** A rate limit of the org, as the last answer to a call of this connection told. */
export interface RateLimit {
  /** The calls that it counts: GET /users/{id}, /groups ... */
  bucket: string;
  /** Calls of everybody in a window, which is a minute. */
  limit: number;
  /** The part of it that this connection uses. The rest is left to sign-in and to other applications. */
  usable: number;
  remaining: number;
  resetAt: string;
  /** Calls of this connection, since it was opened. */
  calls: number;
}

/** One run of an action for each of many inputs. */
// biome-ignore lint/suspicious/noExplicitAny: an action takes its own input, and a name alone cannot say which.
export interface RunAllCall<Input = any> extends Omit<RunCall, 'input' | 'mark'> {
  /** No more inputs are read than can be run. */
  inputs: Iterable<Input> | AsyncIterable<Input>;
  /** Runs under way at once. Default 8. */
  concurrency?: number | undefined;
  /** Called before an input is run. Each run has a mark of its own. */
  onStart?: ((start: { index: number; input: Input; mark: string }) => void) | undefined;
  /** Called when an input is done, before its result is handed over. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The inputs that were read, as they stand. */
export interface Progress {
  done: number;
  failed: number;
  underWay: number;
}

/** The end of one run of many. `index` is the place of its input, from 0. */
export type Ran<Input = Record<string, unknown>, Output = unknown> = { index: number; input: Input } & (
  | { ok: true; output: Output }
  | { ok: false; error: ConnectorError }
);

/** The connector, loaded. No action is imported before its first run. */
export interface Connector {
  /** All of the connector that is plain data. It is read when it is first asked for. */
  readonly manifest: Manifest;
  /** Runs an action by its name. Every failure is a ConnectorError. */
  run(name: string, call: RunCall): Promise<unknown>;
  /** Says what a run would do, and whom it would touch, without a change. Where the run would fail, so does this. */
  plan(name: string, call: RunCall): Promise<Plan>;
  /** Runs the action of a plan and gives its output. CONFLICT, and nothing is changed, where the plan would be another one now. */
  apply(plan: Plan, call: ApplyCall): Promise<unknown>;
  /**
   * All pages of a list action, each as `run` returns it. `limit` is the size of a page, and `after` the cursor to begin at.
   * The next page is requested when the loop asks for it, so memory stays flat however long the list is.
   */
  pages(name: string, call: RunCall): AsyncIterable<Page>;
  /**
   * Runs an action for each input, several at once, and gives back each result when it is there. An input that fails stops
   * no other. Where the rate limit is used up it waits, however long. A key that Okta does not accept ends it, and so does
   * the signal: the runs under way are told first, then an error is thrown.
   */
  runAll(name: string, call: RunAllCall): AsyncIterable<Ran>;
  /** The rate limits that the connection has met. Nothing is sent. */
  rateLimits(connection: unknown): Promise<RateLimit[]>;
  /** Says whether the connection works, in a sentence; throws a ConnectorError that says what is wrong. */
  testConnection(connection: unknown, options?: { signal?: AbortSignal }): Promise<ConnectionTest>;
  /**
   * The schemas of an action with the attributes of the connected org, for a form and its datapills. The input as far as
   * it is known says which user type is meant.
   */
  describe(name: string, call: RunCall): Promise<Description>;
  /**
   * Reads what is new for a trigger. One poll at a time for each trigger of a flow: the state of one is the beginning of
   * the next.
   */
  poll(name: string, call: PollCall): Promise<Polled>;
  /** Takes events that came by another way, and leaves out those that a poll has handed over, and the other way round. */
  deliver(name: string, call: DeliverCall): Promise<Polled>;
  /**
   * Has Okta send the events of a trigger to an address, and asks the address whether it wants them: the host must already
   * be answering there by `receive`. A hook makes events early; only polls make them complete.
   */
  openHook(name: string, call: HookCall): Promise<OpenedHook>;
  /** Removes the hook of this owner for a trigger, if there is one. */
  closeHook(name: string, call: Omit<HookCall, 'secret' | 'input'>): Promise<void>;
  /** The answer to a request that came to the address of a hook, and the events in it. Nothing is sent. */
  receive(request: HookRequest): Promise<HookReply>;
  /** The latest events of a trigger, to try it and to see its output. Nothing is kept. */
  latest(name: string, call: RunCall): Promise<TriggerEvent[]>;
  /** A page of the choices for a field: of all of them, or of those that match. */
  pickList(name: string, call: PickListCall): Promise<ChoicePage>;
}

/** A connector whose actions are known to the compiler, so that names, inputs and outputs are typed. */
export interface TypedConnector<C extends Catalogue> extends Connector {
  run<N extends ActionOf<C>['name']>(
    name: N,
    call: RunCall<Named<C, N>['sample']['input']>,
  ): Promise<Named<C, N>['sample']['output']>;
  plan<N extends ActionOf<C>['name']>(name: N, call: RunCall<Named<C, N>['sample']['input']>): Promise<Plan>;
  pages<N extends ListName<C>>(
    name: N,
    call: RunCall<Named<C, N>['sample']['input']>,
  ): AsyncIterable<Named<C, N>['sample']['output']>;
  runAll<N extends ActionOf<C>['name']>(
    name: N,
    call: RunAllCall<Named<C, N>['sample']['input']>,
  ): AsyncIterable<Ran<Named<C, N>['sample']['input'], Named<C, N>['sample']['output']>>;
  describe(name: ActionOf<C>['name'], call: RunCall): Promise<Description>;
}

/** The part of a connector that talks to the org. It is imported when it is first needed. */
export interface Runtime {
  run(action: AnyAction, call: RunCall): Promise<unknown>;
  plan(action: AnyAction, call: RunCall): Promise<Plan>;
  apply(action: AnyAction, plan: Plan, call: ApplyCall): Promise<unknown>;
  pages(action: AnyAction, call: RunCall): AsyncIterable<Page>;
  runAll(action: AnyAction, call: RunAllCall): AsyncIterable<Ran>;
  rateLimits(connection: unknown): RateLimit[];
  describe(action: ManifestAction, call: RunCall): Promise<Description>;
  testConnection(
    connection: unknown,
    call: { actions: readonly ManifestAction[]; signal?: AbortSignal | undefined },
  ): Promise<ConnectionTest>;
  choices(name: string, call: PickListCall): Promise<ChoicePage>;
  poll(trigger: AnyTrigger, call: PollCall): Promise<Polled>;
  deliver(trigger: AnyTrigger, call: DeliverCall): Promise<Polled>;
  latest(trigger: AnyTrigger, call: RunCall): Promise<TriggerEvent[]>;
  openHook(trigger: AnyTrigger, call: HookCall): Promise<OpenedHook>;
  closeHook(trigger: AnyTrigger, call: Omit<HookCall, 'secret' | 'input'>): Promise<void>;
  receive(request: HookRequest): Promise<HookReply>;
}

/** The module of a declaration, from the root of the built package, and its export there. */
type Place = [module: string, name: string];

/** The place of each action and trigger, which is all that a start reads. The manifest is about a hundred times as long. */
export interface ConnectorIndex {
  package: string;
  version: string;
  /** The scopes that a service app requests when its connection names none. */
  scopes: string[];
  actions: Record<string, Place>;
  triggers: Record<string, Place>;
}

/** The sources of a connector's parts. Nothing is read or imported before it is needed. */
export interface Parts {
  index: ConnectorIndex;
  readManifest(): Manifest;
  /** Imports a module that the index names. */
  importModule(module: string): Promise<Record<string, unknown>>;
  importRuntime(): Promise<Runtime>;
}

/** A declaration whose module is imported, and what runs it. */
interface Ready<T> {
  declared: T;
  runtime: Runtime;
}

/** The connector that an index and a manifest describe. */
export function connectorOf({ index, readManifest, importModule, importRuntime }: Parts): Connector {
  let manifest: Manifest | undefined;

  /** Finds a declaration by its name, whose module is imported at its first use. */
  function finder<T>(kind: string, of: Record<string, Place>): (name: string) => Promise<Ready<T>> {
    const places = new Map(Object.entries(of));
    const ready = new Map<string, Ready<T>>();
    return async (name) => {
      const known = ready.get(name);
      if (known) return known;
      const place = places.get(name);
      if (!place) throw unknownName(kind, name, [...places.keys()]);
      const [path, own] = place;
      const [runtime, module] = await Promise.all([importRuntime(), importModule(path)]);
      const found = { declared: module[own] as T, runtime };
      ready.set(name, found);
      return found;
    };
  }
  const actionOf = finder<AnyAction>('action', index.actions);
  const triggerOf = finder<AnyTrigger>('trigger', index.triggers);

  const connector: Connector = {
    get manifest() {
      manifest ??= readManifest();
      return manifest;
    },
    async run(name, call) {
      const { declared, runtime } = await actionOf(name);
      return runtime.run(declared, call);
    },
    async plan(name, call) {
      const { declared, runtime } = await actionOf(name);
      return runtime.plan(declared, call);
    },
    async apply(plan, call) {
      const { declared, runtime } = await actionOf(plan.action);
      return runtime.apply(declared, plan, call);
    },
    async *pages(name, call) {
      const { declared, runtime } = await actionOf(name);
      yield* runtime.pages(declared, call);
    },
    async *runAll(name, call) {
      const { declared, runtime } = await actionOf(name);
      yield* runtime.runAll(declared, call);
    },
    async rateLimits(connection) {
      return (await importRuntime()).rateLimits(connection);
    },
    async describe(name, call) {
      const action = byName('action', connector.manifest.actions, name);
      return (await importRuntime()).describe(action, call);
    },
    async testConnection(connection, { signal } = {}) {
      const { actions } = connector.manifest;
      return (await importRuntime()).testConnection(connection, { actions, signal });
    },
    async poll(name, call) {
      const { declared, runtime } = await triggerOf(name);
      return runtime.poll(declared, call);
    },
    async deliver(name, call) {
      const { declared, runtime } = await triggerOf(name);
      return runtime.deliver(declared, call);
    },
    async openHook(name, call) {
      const { declared, runtime } = await triggerOf(name);
      return runtime.openHook(declared, call);
    },
    async closeHook(name, call) {
      const { declared, runtime } = await triggerOf(name);
      return runtime.closeHook(declared, call);
    },
    async receive(request) {
      return (await importRuntime()).receive(request);
    },
    async latest(name, call) {
      const { declared, runtime } = await triggerOf(name);
      return runtime.latest(declared, call);
    },
    async pickList(name, call) {
      const list = byName('pick list', connector.manifest.pickLists, name);
      return (await importRuntime()).choices(list.name, call);
    },
  };
  return connector;
}

/** The one with this name; otherwise an error with the names that look like it. */
export function byName<T extends { name: string }>(kind: string, known: readonly T[], name: string): T {
  const found = known.find((one) => one.name === name);
  if (found) return found;
  throw unknownName(
    kind,
    name,
    known.map((one) => one.name),
  );
}

/** The error for a name that nothing has, with the names that look like it. */
export function unknownName(kind: string, name: string, known: string[]): ConnectorError {
  const near = known
    .map((one) => ({ one, likeness: likeness(name, one) }))
    .filter((found) => found.likeness > 0.5)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3);
  const hint = near.length > 0 ? ` Did you mean ${near.map(({ one }) => one).join(', ')}?` : '';
  return new ConnectorError('INVALID_INPUT', `There is no ${kind} called "${name}".${hint}`);
}

/** The likeness of two names, from 0 to 1, by the pairs of letters that they share (Dice's coefficient). */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text].slice(1).map((letter, at) => `${text[at]}${letter}`));
  const [one, other] = [pairs(a), pairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size);
}
