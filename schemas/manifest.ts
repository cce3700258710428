import { z } from 'zod/v3';
import type { ObjectSchema } from './json-schema.ts';
import { recipe } from './recipe.ts';

// The inside follows from the declarations, and a schema of schemas would hold itself.
const jsonSchema = z
  .object({ type: z.literal('object'), properties: z.record(z.unknown()) })
  .passthrough() as unknown as z.ZodType<ObjectSchema>;
const module = z.object({
  module: z.string().describe('The module to import, from the root of the built package.'),
  export: z.string().describe('The export of that module.'),
});
const title = z.string().describe('The name that people see.');

const given = z
  .record(z.union([z.string(), z.boolean(), z.null()]))
  .describe('Output field to input field, or to a value that is always the same.');

const request = z
  .object({
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
    path: z.string().describe("Okta's path, with input fields in braces."),
    query: z
      .union([z.array(z.string()), z.record(z.string())])
      .optional()
      .describe('Query parameters: input fields of the same name, or parameter to input field.'),
    body: z.record(z.string()).optional().describe('Place in the JSON body, with dots, to input field.'),
    headers: z.record(z.string()).optional().describe('Header to input field.'),
    fixed: z
      .object({ query: z.record(z.unknown()).optional(), body: z.record(z.unknown()).optional() })
      .strict()
      .optional()
      .describe('What is always sent, besides what the input sets.'),
    instead: z
      .object({ when: z.string(), without: z.array(z.string()).readonly(), query: z.record(z.unknown()) })
      .strict()
      .optional()
      .describe('Query parameters that are sent if one input is given, or on, and the others are left out.'),
    merge: z
      .object({
        without: z.array(z.string()).readonly().describe('What is read, but not written back.'),
        more: z.string().optional().describe('The input that holds more of the object.'),
        sets: z.boolean().optional().describe('The order of lists does not matter.'),
      })
      .strict()
      .optional()
      .describe('The object is read first, and the body is merged into it.'),
    usual: z
      .record(z.object({ by: z.string(), of: z.record(z.union([z.string(), z.boolean()])) }).strict())
      .optional()
      .describe('The value of an input that was left out, by that of another input.'),
    gives: given.optional().describe("The output, or what it has besides Okta's reply."),
    replyHeaders: z.record(z.string()).optional().describe('Header of the reply to output field.'),
    list: z
      .object({
        items: z.string().describe('The output field that holds the items.'),
        pageSize: z
          .number()
          .int()
          .optional()
          .describe('The most items in one page. If left out, Okta returns all at once.'),
        identity: z
          .enum(['id', 'uuid'])
          .optional()
          .describe(
            'The field that identifies an item that was on an earlier page. If left out, no item is skipped.',
          ),
        whole: z
          .object({ when: z.string(), most: z.number().int() })
          .optional()
          .describe('The input field that rules out a next page, and the most items there are then.'),
      })
      .optional()
      .describe('For a list: how it is paged.'),
  })
  .describe('The HTTP call behind the action.');

const logQuery = {
  events: z
    .array(
      z
        .object({
          type: z.string().describe("Okta's name of the event type."),
          results: z.array(z.string()).optional().describe('The outcomes that count. If left out, all do.'),
        })
        .strict(),
    )
    .optional()
    .describe('The events that count. If left out, the inputs decide.'),
  begins: z
    .array(z.string())
    .optional()
    .describe('Texts with which the type of an event may begin, which then counts, too.'),
  where: z
    .array(
      z
        .object({
          input: z.string().describe('The input that sets the condition. If it is left out, there is none.'),
          fields: z.array(z.string()).describe('Places in the event, of which one has to match the value.'),
          beginnings: z
            .record(z.array(z.string()))
            .optional()
            .describe(
              'By value of the input: the texts with which the field may begin. An empty list sets no condition.',
            ),
        })
        .strict(),
    )
    .optional(),
  filter: z.string().optional().describe('The input that holds a filter expression.'),
};

const lift = z
  .record(
    z.union([
      z
        .object({
          target: z.string().describe('The type of the target: the first of that type. * stands for any.'),
          part: z.string().optional().describe('A field of the target, in place of the whole.'),
          otherwise: z
            .string()
            .optional()
            .describe('A place in the event, with dots, that counts if there is no such target.'),
        })
        .strict(),
      z
        .object({
          path: z.string().describe('A place in the event, with dots.'),
          otherwise: z.string().optional().describe('A place that counts if there is nothing.'),
          ends: z
            .record(z.string())
            .optional()
            .describe('What the last word of the text stands for. Any other word stands for nothing.'),
        })
        .strict(),
      z
        .object({ words: z.string().describe('The place of a text that is taken apart at its commas.') })
        .strict(),
    ]),
  )
  .describe(
    'Outputs that are made of parts of an event, by their names. Null where an event has no such part.',
  );

/** An action, as plain data. */
export const manifestAction = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/),
    title,
    description: z.string(),
    resource: z.string().describe('The resource that it acts on: users, groups, logs ...'),
    operation: z.string().optional().describe("Okta's operationId."),
    scopes: z.array(z.string().startsWith('okta.')),
    effect: z.enum(['read', 'create', 'update', 'delete']),
    idempotent: z
      .union([z.boolean(), z.object({ unless: z.string() }).strict()])
      .describe(
        'True if running it twice has the same effect as running it once, and notifies nobody twice. "unless" names an input that makes it false when it is on.',
      ),
    confirm: z
      .union([
        z.literal(true).describe('Always.'),
        z
          .array(
            z.union([
              z.string().describe('If this input is given, even as null. A path with dots.'),
              z
                .object({ field: z.string(), unless: z.boolean() })
                .strict()
                .describe('If this input is left out or has any value other than the harmless one.'),
            ]),
          )
          .describe(
            'If one of these is true, or cannot be determined because something on the path is not an object.',
          ),
      ])
      .optional()
      .describe(
        'A person should agree first, because the action grants or removes access, changes where account recovery goes, or permanently loses something. Actions with the effect "delete" always need agreement.',
      ),
    states: z
      .object({
        of: z.string().optional().describe('The object whose status it is. The default is "user".'),
        from: z.array(z.string()).readonly().describe('The statuses in which Okta accepts the action.'),
        done: z
          .array(z.string())
          .readonly()
          .optional()
          .describe('The statuses in which nothing is left to do.'),
        brings: z
          .string()
          .optional()
          .describe('The status that the action leads to, if it is always the same.'),
      })
      .strict()
      .optional()
      .describe(
        'The statuses of the object in which the action works. Left out if the status does not matter.',
      ),
    way: z
      .string()
      .optional()
      .describe(
        'How it is carried out, for a host that cannot run TypeScript. In the ways "perform" and "list", the call in request, or as many pages of it as are wanted, is all there is to it.',
      ),
    steps: z.array(z.string()).optional().describe('The actions that it may run, where it does a whole job.'),
    keywords: z
      .array(z.string())
      .optional()
      .describe('Other words that people type when they look for the action. A search should find them.'),
    feature: z
      .string()
      .optional()
      .describe('The product or feature that the org must have for the action, as Okta calls it.'),
    everyday: z
      .literal(true)
      .optional()
      .describe(
        'An IT help desk uses the action every day. It comes first where not all actions can be shown at once.',
      ),
    request: request.optional(),
    log: z
      .object({ ...logQuery, hours: z.string().optional(), summary: lift.optional() })
      .strict()
      .optional()
      .describe(
        'For a list of the System Log: the events that it asks for, the input with the hours that it looks back, and the parts of an event that its summary holds.',
      ),
    gone: given.optional().describe('The output, besides alreadyGone, for a user who was deleted before.'),
    inputSchema: jsonSchema.describe(
      'The input as JSON Schema draft-07. x-dynamic (userProfile or groupProfile) marks where an org adds its own attributes.',
    ),
    outputSchema: jsonSchema.describe('The output, in the same form.'),
    sample: z.object({ input: z.record(z.unknown()), output: z.record(z.unknown()) }),
  })
  .merge(module)
  .strict();

const source = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('log'), ...logQuery })
      .strict()
      .describe('Each event of the System Log.'),
    z
      .object({
        kind: z.literal('batches'),
        ...logQuery,
        size: z.string().describe('The input with the most events in a batch.'),
        every: z.string().describe('The input with the interval.'),
        time: z.string().describe('The input with the time of day.'),
        timeZone: z.string().describe('The input with the time zone.'),
      })
      .strict()
      .describe('The events of the System Log in batches, by a schedule.'),
    z
      .object({
        kind: z.literal('changes'),
        path: z.string().describe('The list.'),
        by: z.string().describe('The date of an object that tells whether it is new.'),
        parameter: z
          .enum(['filter', 'search'])
          .describe('The query parameter that takes the condition on it.'),
        pageSize: z.number().int(),
      })
      .strict()
      .describe('The objects of a list whose date is new.'),
    z
      .object({
        kind: z.literal('members'),
        group: z.string().describe('The input that names the group.'),
        most: z.number().int().describe('The most members that are compared.'),
      })
      .strict()
      .describe('The differences between the members of a group at two polls.'),
    z
      .object({ kind: z.literal('connection'), days: z.string().describe('The input with the days ahead.') })
      .strict()
      .describe('The state of the connection, and of the API tokens of the org.'),
  ])
  .describe('What the trigger reads.');

/** A trigger, as plain data. */
const manifestTrigger = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/),
    title,
    description: z.string(),
    group: z.string().describe('The group of the palette that it is in.'),
    scopes: z.array(z.string().startsWith('okta.')),
    keywords: z
      .array(z.string())
      .optional()
      .describe('Other words that people type when they look for the trigger. A search should find them.'),
    feature: z
      .string()
      .optional()
      .describe('The product or feature that the org must have for the trigger, as Okta calls it.'),
    source,
    lift,
    inputSchema: jsonSchema.describe('The input as JSON Schema draft-07.'),
    outputSchema: jsonSchema.describe('One event, in the same form.'),
    sample: z.object({ input: z.record(z.unknown()), output: z.record(z.unknown()) }),
  })
  .merge(module)
  .strict();

/** `connector.manifest.json`: all that a host needs to show palette, forms and datapills without running our code. */
export const manifest = z
  .object({
    $schema: z.string(),
    $comment: z.string().describe('How to read the file, and what may change in which version.'),
    name: z.string(),
    title,
    description: z.string(),
    package: z.string(),
    version: z.string(),
    connection: z.object({
      title,
      authentication: z
        .array(
          z
            .object({
              name: z.enum(['apiKey', 'oauth']).describe('The value of the field "authentication".'),
              title,
              description: z.string(),
              fields: z.array(z.string()).describe('The fields of the schema that this kind has, in order.'),
              required: z.array(z.string()),
            })
            .strict(),
        )
        .describe('The kinds of authentication, the most common one first.'),
      scopes: z
        .array(z.string())
        .describe('The scopes that a service app requests by default: everything that the connector needs.'),
      schema: jsonSchema.describe('The fields of all kinds.'),
    }),
    resources: z
      .array(
        z.object({
          name: z.string(),
          title,
          icon: z.string().describe('The name of a Font Awesome 4 icon.'),
        }),
      )
      .describe('The groups of the palette, in order.'),
    actions: z.array(manifestAction),
    triggerGroups: z
      .array(
        z.object({
          name: z.string(),
          title,
          icon: z.string().describe('The name of a Font Awesome 4 icon.'),
        }),
      )
      .describe('The groups of triggers in the palette, in order.'),
    sharedOutputs: z
      .record(z.object({ schema: jsonSchema, sample: z.record(z.unknown()) }).strict())
      .describe(
        'Output fields that many triggers begin with, and a sample. In this file, a trigger whose outputSchema has the keyword x-extends has these fields besides its own, and a sample output has these values besides its own.',
      ),
    triggers: z.array(manifestTrigger),
    pickLists: z.array(
      z
        .object({
          name: z.string(),
          title,
          scopes: z.array(z.string()),
          needs: z
            .array(z.string())
            .optional()
            .describe(
              'Input fields of the same action. The value of one of them must be given to read the list.',
            ),
          source: z
            .object({
              path: z.string(),
              query: z.record(z.union([z.string(), z.boolean()])).optional(),
              pageSize: z.number().int().optional(),
              identity: z.literal('id').optional(),
              find: z
                .union([
                  z.object({ parameter: z.literal('q') }).strict(),
                  z.object({ operator: z.enum(['sw', 'co']), attributes: z.array(z.string()) }).strict(),
                ])
                .optional()
                .describe(
                  'How Okta finds what was typed: by a query parameter, or by attributes in a search, of which one has to match.',
                ),
              value: z.string().describe('The place of the value in an item.'),
              label: z
                .union([z.string(), z.array(z.string())])
                .describe(
                  'A template, or several of which the first counts that is not empty. {name|id} is the first place that is filled, {status!ACTIVE} is empty for that value, {created:10} has so many characters, and what stands in brackets is left out if a place in it is empty.',
                ),
            })
            .strict()
            .optional()
            .describe("The list of Okta's that the choices are made of."),
        })
        .strict(),
    ),
    recipes: z.array(recipe).describe('Examples of actions that work together.'),
  })
  .strict();

export type Manifest = z.infer<typeof manifest>;
export type ManifestAction = z.infer<typeof manifestAction>;
export type ManifestTrigger = z.infer<typeof manifestTrigger>;
