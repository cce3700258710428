import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';

/** The type whose profile is meant. Every org has a default one. */
export const userTypeId = field(id.default('default'), {
  title: 'User type ID',
  pickList: 'user_types',
}).describe('The ID of the user type (oty...). The default is the default user type of the org.');

/** The ID of the schema of a user type: the two differ in their prefix alone. */
export const schemaIdOf = (typeId: string): string => typeId.replace(/^oty/, 'osc');

/** A user type. Source: GET /api/v1/meta/types/user. */
export const userType = z
  .object({
    id: field(z.string(), { title: 'User type ID' }).describe(
      'Permanent ID of the user type: oty followed by 17 characters.',
    ),
    name: z.string().optional().describe('Name of the type, which never changes.'),
    displayName: z.string().optional().describe('The name that people see.'),
    description: z.string().nullable().optional().describe('What the type is for.'),
    default: z.boolean().optional().describe('Whether it is the type of users who are given no other.'),
    created: z.string().optional().describe('When the type was created.'),
    createdBy: z.string().nullable().optional().describe('ID of the user who created it.'),
    lastUpdated: z.string().optional().describe('When the type last changed.'),
    lastUpdatedBy: z.string().nullable().optional().describe('ID of the user who changed it last.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the type and the schema of its profile.',
    ),
  })
  .passthrough();

/** The user types of an org: the default one and up to ten more. */
export const userTypes = z.array(userType);

/** A user type with every field, for samples. */
export const sampleUserType = {
  id: 'otyfnjfba4ye7pgjB0g4',
  name: 'contractor',
  displayName: 'Contractor',
  description: 'Works for the company without being employed.',
  default: false,
  created: '2025-06-01T10:00:00.000Z',
  createdBy: '00ub0oNGTSWTBKOLGLNR',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  lastUpdatedBy: '00ub0oNGTSWTBKOLGLNR',
  _links: { schema: { href: 'https://acme.okta.com/api/v1/meta/schemas/user/oscfnjfba4ye7pgjB0g4' } },
} satisfies z.input<typeof userType>;
