import type { Option, Property } from 'n8n-workflow';
import { itemsIn } from '../../core/pages.ts';
import type { Manifest, ManifestAction } from '../../index.ts';
import { careOf } from '../shared/care.ts';
import { simplePaths } from './output-schema.ts';
import { type Kind, parameterOf, titleCase } from './property.ts';

/** An input of an action: the parameter that it comes from and how its value is read. */
export interface InputField {
  key: string;
  kind: Kind;
  /** Stands in the collection of optional fields. */
  optional: boolean;
  /** Is chosen from a list. */
  picked: boolean;
}

/** All that a run needs to know of an action. */
export interface Operation {
  action: string;
  resource: string;
  effect: ManifestAction['effect'];
  fields: InputField[];
  /** The output field with the items, of a list. */
  items?: string;
  /** The list has pages. */
  paged?: true;
  /** The paths that are left when the output is simplified. */
  simple?: string[];
}

/** The form of all actions, and how their inputs are read from it, by the value of "operation". */
export interface Form {
  properties: Property[];
  operations: Record<string, Operation>;
}

/** The collection of the fields that can be left out. */
export const optionsName = 'options';
/** The option of an action that changes something: to say what would change, and change nothing. */
export const dryRunName = 'dryRun';

export function formOf({ resources, actions, pickLists }: Manifest): Form {
  const properties = choosing('Resource', 'Operation', resources, (resource) =>
    actions
      .filter((action) => action.resource === resource)
      .map((action) => ({
        name: titleCase(action.title),
        value: action.export,
        action: action.title,
        description: [action.description, careOf(action)].filter(Boolean).join(' '),
      })),
  );
  const operations: Record<string, Operation> = {};
  const needs = needsOf(pickLists);
  for (const action of actions) {
    const form = fieldsOf(action, needs);
    properties.push(...form.properties);
    operations[action.export] = form.operation;
  }
  return { properties, operations };
}

/**
 * The two choices at the top of a form. n8n knows them by the names "resource" and "operation", whatever their labels are:
 * it lists them in its panel of nodes, and finds the fields of an output by them.
 */
export function choosing(
  label: string,
  innerLabel: string,
  groups: readonly { name: string; title: string }[],
  optionsIn: (group: string) => Option[],
): Property[] {
  const outer = {
    displayName: label,
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: groups.map(({ name, title }) => ({ name: titleCase(title), value: name })),
    default: groups[0]?.name,
  };
  const inner = groups.map(({ name }) => {
    const options = optionsIn(name);
    return {
      displayName: innerLabel,
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: { resource: [name] } },
      options,
      default: options[0]?.value,
    };
  });
  return [outer, ...inner];
}

/** The fields that each pick list depends on. */
export const needsOf = (pickLists: Manifest['pickLists']): Record<string, string[]> =>
  Object.fromEntries(pickLists.map(({ name, needs = [] }) => [name, needs]));

/** The parameters of one action. */
function fieldsOf(
  action: ManifestAction,
  needs: Record<string, string[]>,
): { properties: Property[]; operation: Operation } {
  const { resource, export: value, inputSchema, outputSchema, effect } = action;
  const items = itemsIn(outputSchema);
  const { properties: inputs } = inputSchema;
  const paged = 'limit' in inputs && 'after' in inputs;
  const show = { resource: [resource], operation: [value] };
  const { top, optional, fields } = parametersOf(inputSchema, needs, show, {
    without: paged ? ['limit'] : [],
    also: effect === 'read' ? [] : [dryRun],
  });
  const simple = effect === 'read' ? simplePaths(action) : [];
  const properties = [
    ...top,
    ...(paged ? paging(show) : []),
    ...(simple.length > 0 ? simplifying(show) : []),
    ...optional,
  ];
  return {
    properties,
    operation: {
      action: action.name,
      resource,
      effect,
      fields,
      ...(items && { items }),
      ...(paged && { paged: true }),
      ...(simple.length > 0 && { simple }),
    },
  };
}

/** What an action that changes something can do instead. */
const dryRun: Property = {
  displayName: 'Dry Run',
  name: dryRunName,
  type: 'boolean',
  default: false,
  description:
    'Whether to say what would change and whom it would touch, and change nothing. The item is the plan then.',
};

/** The parameters of a form: those at its top, and the collection of those that may be left out. */
export function parametersOf(
  { properties: fields, required = [] }: ManifestAction['inputSchema'],
  needs: Record<string, string[]>,
  show: Show,
  { without = [], also = [] }: { without?: string[]; also?: Property[] } = {},
): { top: Property[]; optional: Property[]; fields: InputField[] } {
  const always = new Set([
    ...required,
    ...Object.values(fields).flatMap((schema) => needs[schema['x-pick-list'] ?? ''] ?? []),
    ...Object.values(fields).flatMap((schema) => schema['x-show-when']?.field ?? []),
  ]);
  const top: Property[] = [];
  const optional: Property[] = [];
  const read: InputField[] = [];
  for (const [key, schema] of Object.entries(fields)) {
    if (without.includes(key)) continue;
    const when = schema['x-show-when'];
    const isRequired = required.includes(key) || when?.required === true;
    // n8n sends every field at the top, with its default. One that may be left out is in the collection.
    const isTop = isRequired || always.has(key) || schema['x-dynamic'] !== undefined;
    const shown = when && { [isTop ? when.field : `/${when.field}`]: [...when.is] };
    const { property, kind } = parameterOf(key, schema, {
      ...((isTop || shown) && { displayOptions: { show: { ...(isTop && show), ...shown } } }),
      ...(isRequired && { required: true }),
    });
    if (isTop && !isRequired && schema.default === undefined) offerNothing(property);
    (isTop ? top : optional).push(property);
    read.push({ key, kind, optional: !isTop, picked: property.type === 'resourceLocator' });
  }
  optional.push(...also);
  return { top, optional: optional.length > 0 ? [collection(optional, show)] : [], fields: read };
}

/** A choice that may be left open begins with none. */
function offerNothing(property: Property): void {
  const [first] = property.options ?? [];
  if (property.type !== 'options' || !first || !('value' in first) || property.default !== first.value)
    return;
  property.options = [{ name: 'Any', value: '' }, ...(property.options as Option[])];
  property.default = '';
}

type Show = Record<string, unknown[]>;

const collection = (options: Property[], show: Show): Property => ({
  displayName: 'Options',
  name: optionsName,
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  displayOptions: { show },
  options,
});

const paging = (show: Show): Property[] => [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
    displayOptions: { show },
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show: { ...show, returnAll: [false] } },
  },
];

/** What the node gives out as a step, and what it gives out as the tool of an agent. */
const simplifying = (show: Show): Property[] => [
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
    displayOptions: { show: { ...show, '@tool': [false] } },
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    default: 'simplified',
    description: 'The fields that the agent gets',
    options: [
      { name: 'Raw', value: 'raw' },
      { name: 'Selected Fields', value: 'selected' },
      { name: 'Simplified', value: 'simplified' },
    ],
    displayOptions: { show: { ...show, '@tool': [true] } },
  },
  {
    displayName: 'Fields',
    name: 'outputFields',
    type: 'string',
    default: '',
    placeholder: 'id, status, profile.email',
    description: 'The paths of the fields to return, with commas between them',
    displayOptions: { show: { ...show, '@tool': [true], output: ['selected'] } },
  },
];
