import { z } from 'zod/v3';
import { field } from './field.ts';

/** A resource set, as Okta sends it. Source: GET /api/v1/iam/resource-sets. */
export const resourceSet = z
  .object({
    id: field(z.string(), { title: 'Resource set ID' }).describe('ID of the resource set.'),
    label: z.string().optional().describe('Name of the resource set, unique in the org.'),
    description: z.string().nullable().optional().describe('What the resource set is for.'),
    created: z.string().optional().describe('When the resource set was created.'),
    lastUpdated: z.string().optional().describe('When the resource set last changed.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the resources and to the roles that apply to them.',
    ),
  })
  .passthrough();

/** A resource set with every field, for samples. */
export const sampleResourceSet = {
  id: 'iam4jlzzcQ5FcxyzV0g4',
  label: 'Sales department',
  description: 'The users and groups of the sales department.',
  created: '2026-01-10T12:00:00.000Z',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  _links: { self: { href: 'https://acme.okta.com/api/v1/iam/resource-sets/iam4jlzzcQ5FcxyzV0g4' } },
} satisfies z.input<typeof resourceSet>;
