import { z } from 'zod/v3';
import { field } from './field.ts';

const definition = (which: string) =>
  z
    .object({
      id: field(z.string().optional(), { title: 'Definition ID' }).describe('#base or #custom.'),
      type: z.string().optional().describe('Always object.'),
      properties: z
        .record(z.unknown())
        .optional()
        .describe(`The ${which} attributes by their variable names, each with title, type and rules.`),
      required: z.array(z.string()).optional().describe('Names of the attributes that a profile must have.'),
    })
    .passthrough();

/**
 * The schema of a profile: which attributes a user or a group has. Source: GET /api/v1/meta/schemas/user/{schemaId},
 * .../group/default.
 */
export const schema = z
  .object({
    id: field(z.string(), { title: 'Schema ID' }).describe('Address of the schema.'),
    $schema: field(z.string().optional(), { title: 'Schema version' }).describe(
      'The version of JSON Schema that it is written in.',
    ),
    name: z.string().optional().describe('Name of the schema.'),
    title: z.string().optional().describe('Name of the user type, or Okta group.'),
    description: z.string().nullable().optional().describe('What the schema is for.'),
    created: z.string().optional().describe('When the schema was created.'),
    lastUpdated: z.string().optional().describe('When an attribute was last added, changed or removed.'),
    type: z.string().optional().describe('Always object.'),
    definitions: z
      .object({
        base: definition('base').optional().describe('The attributes that Okta gives every profile.'),
        custom: definition('custom').optional().describe('The attributes that this org added.'),
      })
      .passthrough()
      .describe('The attributes of the profile.'),
    properties: z.record(z.unknown()).optional().describe('How the definitions make up the profile.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe('Links to the schema.'),
  })
  .passthrough();
export type Schema = z.output<typeof schema>;

/** The output of a change of a schema: the schema as Okta has it afterwards, and whether anything changed. */
export const changedSchema = schema.extend({
  changed: z.boolean().describe('True if Okta made the change. False if the schema was like that already.'),
});

const attribute = (title: string, more: object = {}) => ({
  title,
  type: 'string',
  mutability: 'READ_WRITE',
  scope: 'NONE',
  permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
  master: { type: 'PROFILE_MASTER' },
  ...more,
});

const startDate = attribute('Start date', { required: true });

/** The schema of a user profile with every field, for samples. Okta's has all 31 base attributes. */
export const sampleUserSchema = {
  id: 'https://acme.okta.com/meta/schemas/user/default',
  $schema: 'http://json-schema.org/draft-04/schema#',
  name: 'user',
  title: 'User',
  description: 'Okta user profile template with default permission settings',
  created: '2025-06-01T10:00:00.000Z',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  type: 'object',
  definitions: {
    base: {
      id: '#base',
      type: 'object',
      properties: { lastName: attribute('Last name', { required: true, minLength: 1, maxLength: 50 }) },
      required: ['lastName'],
    },
    custom: {
      id: '#custom',
      type: 'object',
      properties: { shirtSize: attribute('Shirt size'), startDate },
      required: ['startDate'],
    },
  },
  properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  _links: { self: { href: 'https://acme.okta.com/api/v1/meta/schemas/user/default' } },
} satisfies z.input<typeof schema>;

/** The schema of a group profile with every field, for samples. */
export const sampleGroupSchema = {
  ...sampleUserSchema,
  id: 'https://acme.okta.com/meta/schemas/group/default',
  name: 'group',
  title: 'Okta group',
  description: 'Okta group profile template',
  definitions: {
    base: {
      id: '#base',
      type: 'object',
      properties: { name: attribute('Name', { required: true, maxLength: 255 }) },
      required: ['name'],
    },
    custom: {
      id: '#custom',
      type: 'object',
      properties: { chatChannel: attribute('Chat channel', { required: true }) },
      required: ['chatChannel'],
    },
  },
  _links: { self: { href: 'https://acme.okta.com/api/v1/meta/schemas/group/default' } },
} satisfies z.input<typeof schema>;

/** A sample of a schema that has other custom attributes. */
export const withCustom = <T extends typeof sampleUserSchema | typeof sampleGroupSchema>(
  of: T,
  properties: object,
) => ({
  ...of,
  definitions: { ...of.definitions, custom: { ...of.definitions.custom, properties } },
});
