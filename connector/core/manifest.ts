import { type AnyZodObject, type ZodRawShape, type ZodTypeAny, z } from 'zod/v3';
import { type Authentication, absent, authentications, connection } from '../../schemas/connection.ts';
import type { Manifest, ManifestAction, ManifestTrigger } from '../../schemas/manifest.ts';
import type { Recipe } from '../../schemas/recipe.ts';
import type { AnyAction } from './define-action.ts';
import type { AnyTrigger } from './define-trigger.ts';
import { jsonSchema } from './json-schema.ts';
import type { Catalogue, ConnectorIndex, TriggerGroup } from './load.ts';
import type { PickList } from './pick-list.ts';
import { condensed } from './shared-output.ts';

export interface ManifestSources {
  package: { name: string; version: string; description: string };
  catalogue: Catalogue;
  triggers?: Record<string, TriggerGroup>;
  /** What the outputs of many triggers begin with, by name, and a sample of it. */
  sharedOutputs?: Record<string, { output: AnyZodObject; sample: Record<string, unknown> }>;
  pickLists: Record<string, PickList>;
  /** The scopes that the connector itself needs. */
  ownScopes?: readonly string[];
  recipes?: Recipe[];
  /** What carries actions out, by the name of the way that it is. */
  ways?: Readonly<Record<string, readonly unknown[]>>;
}

/** All of the connector that is plain data. */
export function manifestOf({
  package: of,
  catalogue,
  triggers = {},
  sharedOutputs = {},
  pickLists,
  ownScopes = [],
  recipes = [],
  ways = {},
}: ManifestSources): Manifest {
  const resources = Object.entries(catalogue);
  const groups = Object.entries(triggers);
  const asking = [
    ...resources.flatMap(([, { actions }]) => actions),
    ...groups.flatMap(([, of]) => of.triggers),
    ...Object.values(pickLists),
  ];
  return {
    $schema: './dist/connector.manifest.schema.json',
    $comment: howToRead,
    name: 'okta',
    title: 'Okta',
    description: of.description,
    package: of.name,
    version: of.version,
    connection: {
      title: 'Okta connection',
      authentication: (Object.keys(authentications) as Authentication[]).map(describedAuthentication),
      scopes: [...new Set([...asking.flatMap(({ scopes }) => [...scopes]), ...ownScopes])].sort(),
      schema: jsonSchema(connection, 'input'),
    },
    resources: resources.map(([name, { title, icon }]) => ({ name, title, icon })),
    actions: resources.flatMap(([resource, { actions }]) =>
      actions.map((action) => described(resource, action, ways)),
    ),
    triggerGroups: groups.map(([name, { title, icon }]) => ({ name, title, icon })),
    sharedOutputs: Object.fromEntries(
      Object.entries(sharedOutputs).map(([name, { output, sample }]) => [
        name,
        { schema: jsonSchema(output, 'output'), sample: structuredClone(sample) },
      ]),
    ),
    triggers: groups.flatMap(([group, of]) => of.triggers.map((trigger) => describedTrigger(group, trigger))),
    pickLists: Object.entries(pickLists).map(([name, { title, scopes, needs, source }]) => ({
      name,
      title,
      scopes: [...scopes],
      ...(needs && { needs: [...needs] }),
      ...(source && {
        source: structuredClone(source) as NonNullable<Manifest['pickLists'][number]['source']>,
      }),
    })),
    recipes,
  };
}

const howToRead =
  'Everything about the connector that is plain data; no code of ours is needed to read it. "connection" is the form that a person fills in once. Each entry of "actions" has a form (inputSchema), output fields (outputSchema), a sample, and the module and export that run it; "request", if present, is the HTTP call behind the action. Each entry of "triggers" has the same, and "source" and "lift" say what it reads and which parts of an event become outputs. "pickLists" names the choices that forms offer, "recipes" shows how actions are combined. Keywords that begin with x- are explained in docs/manifest.md. A patch version changes texts only. A minor version may add actions, triggers, optional inputs, output fields and keywords. Only a major version removes or renames an action, a trigger, a field or a keyword, narrows an input, or needs a new scope.';

/** The part of a manifest that a start needs. */
export const indexOf = ({
  package: name,
  version,
  connection,
  actions,
  triggers,
}: Manifest): ConnectorIndex => ({
  package: name,
  version,
  scopes: connection.scopes,
  actions: placesOf(actions),
  triggers: placesOf(triggers),
});

const placesOf = (declared: readonly { name: string; module: string; export: string }[]) =>
  Object.fromEntries(declared.map((one): [string, [string, string]] => [one.name, [one.module, one.export]]));

/** The file of a manifest. Each action and trigger has a line of its own, so that a change of one shows as one. */
export function manifestText(manifest: Manifest): string {
  const { actions, triggers, ...rest } = condensed(manifest);
  let text = JSON.stringify({ ...rest, actions: [], triggers: [] }, null, 2);
  for (const [part, entries] of Object.entries({ actions, triggers })) {
    const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
    if (lines) text = text.replace(`"${part}": []`, () => `"${part}": [\n${lines}\n  ]`);
  }
  return `${text}\n`;
}

function describedAuthentication(name: Authentication): Manifest['connection']['authentication'][number] {
  const { title, description, connection: form } = authentications[name];
  const shape: ZodRawShape = form.shape;
  // The name is the value of the field "authentication", so that a form which shows the kinds need not show it.
  const fields = Object.keys(shape).filter((key) => shape[key] !== absent && key !== 'authentication');
  return { name, title, description, fields, required: fields.filter((key) => !shape[key]?.isOptional()) };
}

function described(
  resource: string,
  action: AnyAction,
  ways: NonNullable<ManifestSources['ways']>,
): ManifestAction {
  const {
    name,
    title,
    description,
    operation,
    scopes,
    effect,
    idempotent,
    confirm,
    states,
    keywords,
    steps,
    feature,
    everyday,
    request,
    log,
    gone,
    plain,
    sample,
  } = action;
  const carried = (by: unknown) => Object.keys(ways).find((one) => ways[one]?.includes(by));
  const only = rewrites(action.input) ? carried(action) : request?.list ? 'list' : 'perform';
  const way = plain ? only : carried(action.execute);
  return {
    name,
    title,
    description,
    resource,
    ...(operation && { operation }),
    scopes: [...scopes],
    effect,
    idempotent,
    ...(confirm && { confirm: confirm === true || [...confirm] }),
    ...(states && { states: structuredClone(states) }),
    ...(steps.length > 0 && { steps: steps.map((step) => step.name) }),
    ...(keywords.length > 0 && { keywords: [...keywords] }),
    ...(feature && { feature }),
    ...(everyday && { everyday }),
    ...(request && { request: structuredClone(request) as NonNullable<ManifestAction['request']> }),
    ...(log && { log: structuredClone(log) as NonNullable<ManifestAction['log']> }),
    ...(gone && { gone: structuredClone(gone) as NonNullable<ManifestAction['gone']> }),
    ...(way && { way }),
    inputSchema: action.inputSchema,
    outputSchema: action.outputSchema,
    sample: structuredClone(sample),
    module: `actions/${resource}/${name.replaceAll('_', '-')}.js`,
    export: exportName(name),
  };
}

/** Whether parsing turns what was typed into something else, which no JSON Schema tells. */
function rewrites(schema: ZodTypeAny): boolean {
  const {
    effect,
    innerType,
    schema: inner = innerType,
  } = schema._def as {
    effect?: { type: string };
    innerType?: ZodTypeAny;
    schema?: ZodTypeAny;
  };
  if (effect && effect.type !== 'refinement') return true;
  if (inner) return rewrites(inner);
  if (schema instanceof z.ZodObject) return Object.values(schema.shape as ZodRawShape).some(rewrites);
  if (schema instanceof z.ZodArray) return rewrites(schema.element);
  return schema instanceof z.ZodUnion && schema.options.some(rewrites);
}

function describedTrigger(group: string, trigger: AnyTrigger): ManifestTrigger {
  const { name, title, description, scopes, keywords, feature, source, lift, sample } = trigger;
  return {
    name,
    title,
    description,
    group,
    scopes: [...scopes],
    ...(keywords.length > 0 && { keywords: [...keywords] }),
    ...(feature && { feature }),
    source: structuredClone(source) as ManifestTrigger['source'],
    lift: structuredClone(lift) as ManifestTrigger['lift'],
    inputSchema: trigger.inputSchema,
    outputSchema: trigger.outputSchema,
    sample: structuredClone(sample),
    module: `connector/triggers/${name.replaceAll('_', '-')}.js`,
    export: exportName(name),
  };
}

/** suspend_user is exported as suspendUser. */
export const exportName = (name: string): string =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
