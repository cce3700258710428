import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { Manifest, ManifestAction, ManifestTrigger } from '../../index.ts';
import { careOf } from '../shared/care.ts';
import { conditionsIn } from '../shared/conditions.ts';
import { named } from './definitions.ts';

export interface DocumentOptions {
  /** The address at which the gateway is reached. */
  server: string;
  /** Says which actions are in it. Without it all are. */
  actions?: (action: ManifestAction) => boolean;
  /** Leaves the triggers out. */
  triggers?: boolean;
}

/** A description of the gateway, as OpenAPI 3.1. Other versions are made from it. */
export interface OpenApi {
  openapi: string;
  info: {
    title: string;
    description: string;
    version: string;
    license: { name: string; identifier?: string };
  };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    securitySchemes: Record<string, { type: 'apiKey'; in: 'header'; name: string; description: string }>;
  };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  [extension: `x-${string}`]: unknown;
}

export interface Parameter {
  name: string;
  in: 'query' | 'header';
  required: boolean;
  description: string;
  schema: JsonSchema;
}

export interface Content {
  'application/json': { schema: JsonSchema; example?: unknown };
}

/** The gateway as OpenAPI 3.1: an operation for each action and pick list. Schemas that several use stand in the components. */
export function documentOf(
  { title, description, version, resources, actions, pickLists, triggers }: Manifest,
  { server, actions: wanted = () => true, triggers: withTriggers = true }: DocumentOptions,
): OpenApi {
  const offered = actions.filter(wanted);
  const lists = pickLists.filter(({ name }) =>
    offered.some(({ inputSchema }) => usesList(inputSchema, name)),
  );
  const tags = resources.filter(({ name }) => offered.some(({ resource }) => resource === name));
  const paths = {
    ...Object.fromEntries(
      offered.map((action) => [`/v1/actions/${action.name}`, { post: operationOf(action, pickLists) }]),
    ),
    ...(offered.length > 0 && { '/v1/run-for-each': { post: runForEach(offered) } }),
    ...Object.fromEntries(lists.map((list) => [`/v1/pick-lists/${list.name}`, { get: choicesOf(list) }])),
    ...Object.fromEntries(
      (withTriggers ? triggers : []).map((trigger) => [
        `/v1/triggers/${trigger.name}/events`,
        { get: pollOf(trigger, pickLists) },
      ]),
    ),
  };
  const { value, definitions } = named(paths, { Error: errorSchema, Choices: choicesSchema });
  return {
    openapi: '3.1.0',
    info: { title, description, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: server }],
    security: [{ key: [] }],
    tags: tags.map(({ name, title }) => ({ name, description: title })),
    paths: value,
    components: {
      schemas: definitions,
      securitySchemes: {
        key: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Api-Key',
          description: 'A key of the gateway, not of Okta.',
        },
      },
    },
  };
}

function operationOf(action: ManifestAction, lists: Manifest['pickLists']): Operation {
  const { name, title, description, resource, effect, inputSchema, outputSchema, sample } = action;
  const care = careOf(action);
  return {
    operationId: name,
    summary: title,
    description: care ? `${description} ${care}` : description,
    tags: [resource],
    ...(effect !== 'read' && { parameters: [idempotencyKey] }),
    requestBody: { required: true, content: json(asForm(inputSchema, lists), sample.input) },
    responses: {
      200: { description: 'The output.', content: json(outputSchema, sample.output) },
      ...failures,
    },
  };
}

/** The most inputs of one call: its answer is one piece, and the caller waits for it. */
export const mostInputs = 500;

/** For callers that have no loop. */
function runForEach(offered: ManifestAction[]): Operation {
  const inputs: JsonSchema = {
    type: 'object',
    properties: {
      action: {
        type: 'string',
        title: 'Action',
        description: 'The action that is run.',
        enum: offered.map(({ name }) => name),
      },
      inputs: {
        type: 'array',
        title: 'Inputs',
        description: `An input of the action for each run, up to ${mostInputs}.`,
        items: { type: 'object' },
      },
    },
    required: ['action', 'inputs'],
  };
  const results: JsonSchema = {
    type: 'object',
    properties: {
      results: {
        type: 'array',
        title: 'Results',
        description: 'What became of each input, in their order.',
        items: {
          type: 'object',
          properties: {
            index: { type: 'integer', title: 'Index', description: 'The place of the input, from 0.' },
            ok: { type: 'boolean', title: 'OK' },
            output: { type: 'object', title: 'Output', description: 'The output of the action.' },
            error: { ...errorSchema.properties?.['error'], description: 'Why it failed.' },
          },
          required: ['index', 'ok'],
        },
      },
      count: { type: 'integer', title: 'Count' },
      failed: { type: 'integer', title: 'Failed' },
    },
    required: ['results', 'count', 'failed'],
  };
  return {
    operationId: 'run_for_each',
    summary: 'Run for each',
    description:
      'Runs an action once for each of a list of inputs. One that fails stops no other. A person should agree before an action runs that changes who may do what.',
    tags: ['many'],
    parameters: [idempotencyKey],
    requestBody: { required: true, content: json(inputs) },
    responses: { 200: { description: 'What became of each.', content: json(results) }, ...failures },
  };
}

function choicesOf({ name, title, needs = [] }: Manifest['pickLists'][number]): Operation {
  const text = (key: string, description: string): Parameter => ({
    name: key,
    in: 'query',
    required: false,
    description,
    schema: { type: 'string' },
  });
  return {
    operationId: `choices_of_${name.replace(/\W/g, '_')}`,
    summary: `Choices: ${title}`,
    description: `The choices for a field: ${title.toLowerCase()}.`,
    tags: ['choices'],
    parameters: [
      text('search', 'Only choices that match this text.'),
      text('after', 'The cursor of the page before.'),
      ...needs.map((key) => text(key, 'The field that the choices depend on.')),
    ],
    responses: { 200: { description: 'A page of choices.', content: json(choicesSchema) }, ...failures },
  };
}

/**
 * A poll, as Microsoft's platforms make them: 202 while there is nothing, and the address of the next poll in Location.
 * Source: learn.microsoft.com/connectors/custom-connectors/create-polling-trigger
 */
function pollOf(
  { name, title, description, inputSchema, outputSchema, sample }: ManifestTrigger,
  lists: Manifest['pickLists'],
): Operation {
  const { properties, required = [] } = asForm(inputSchema, lists);
  const events: JsonSchema = {
    type: 'object',
    properties: {
      events: { type: 'array', title: 'Events', items: outputSchema },
      gaps: gapsSchema,
      lag: { type: 'number', title: 'Lag', description: 'Milliseconds by which the reading is behind.' },
    },
    required: ['events', 'gaps', 'lag'],
  };
  return {
    operationId: name,
    summary: title,
    description,
    tags: ['triggers'],
    'x-ms-trigger': 'batch',
    parameters: [
      ...Object.entries(properties ?? {}).map(
        ([key, { title: summary, description: words = '', ...schema }]): Parameter => ({
          name: key,
          in: 'query',
          required: required.includes(key),
          description: words,
          schema: { title: summary ?? key, type: 'string', ...(schema.enum && { enum: schema.enum }) },
        }),
      ),
      {
        name: 'cursor',
        in: 'query',
        required: false,
        description:
          'The place in the address that the answer before gave in Location. Without it the trigger begins.',
        schema: { type: 'string', 'x-internal': true },
      },
    ],
    responses: {
      200: {
        description:
          'New events. Location is the address of the next poll, and Retry-After the seconds until it.',
        content: json(events, { events: [sample.output], gaps: [], lag: 0 }),
      },
      202: {
        description:
          'Nothing new. Location is the address of the next poll, and Retry-After the seconds until it.',
      },
      ...failures,
    },
  };
}

const gapsSchema: JsonSchema = {
  type: 'array',
  title: 'Gaps',
  description: 'Stretches of time whose events can never be had any more.',
  items: {
    type: 'object',
    properties: {
      from: { type: 'string', title: 'From' },
      to: { type: 'string', title: 'To' },
      why: { type: 'string', title: 'Why' },
    },
  },
};

/** A form with what its description does not say by itself: when a field counts, and on which others its choices depend. */
function asForm(schema: JsonSchema, lists: Manifest['pickLists']): JsonSchema {
  const conditions = conditionsIn(schema);
  const fields = schema.properties ?? {};
  const properties = Object.entries(fields).map(([key, field]) => {
    const list = lists.find(({ name }) => name === field['x-pick-list']);
    const needs = list?.needs?.filter((name) => name in fields) ?? [];
    return [
      key,
      {
        ...field,
        ...(conditions[key] && {
          description: [field.description, conditions[key]].filter(Boolean).join(' '),
        }),
        ...(needs.length > 0 && { 'x-pick-list-needs': needs }),
      },
    ];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

const usesList = (schema: JsonSchema, name: string): boolean =>
  schema['x-pick-list'] === name ||
  [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].some((inner) =>
    usesList(inner, name),
  );

/** Readers of the document follow every reference, and Okta's own schemas, as an output, have some that lead nowhere here. */
const json = (schema: JsonSchema, example?: unknown): Content => ({
  'application/json':
    example === undefined || JSON.stringify(example).includes('"$ref"') ? { schema } : { schema, example },
});

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text of your own for this request. Sent again within a day, it gives the same answer and nothing is done twice.',
  schema: { type: 'string' },
};

const choicesSchema: JsonSchema = {
  type: 'object',
  properties: {
    choices: {
      type: 'array',
      items: {
        type: 'object',
        properties: { label: { type: 'string', title: 'Label' }, value: { type: 'string', title: 'Value' } },
        required: ['label', 'value'],
      },
    },
    nextCursor: { type: ['string', 'null'], title: 'Next cursor' },
  },
  required: ['choices'],
};

const errorSchema: JsonSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      title: 'Error',
      properties: {
        code: { type: 'string', title: 'Code', description: 'The kind of the error, such as NOT_FOUND.' },
        message: { type: 'string', title: 'Message', description: 'What is wrong, and the way out.' },
        retryable: { type: 'boolean', title: 'Retryable', description: 'The same call may work later.' },
        retryAt: { type: 'string', title: 'Retry at', description: 'When to try again.' },
      },
      required: ['code', 'message', 'retryable'],
    },
    requestId: { type: 'string', title: 'Request ID' },
  },
  required: ['error', 'requestId'],
};

const failed = (description: string) => ({ description, content: json(errorSchema) });

const failures: Operation['responses'] = {
  '4XX': failed('The request, or the state of the org, does not allow it.'),
  '5XX': failed('Okta cannot be reached, or refuses the key of the gateway.'),
};
