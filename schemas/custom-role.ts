import { z } from 'zod/v3';
import { field } from './field.ts';

/** A role that an org made, as Okta sends it. Source: GET /api/v1/iam/roles. */
export const customRole = z
  .object({
    id: field(z.string(), { title: 'Custom role ID' }).describe('ID of the custom role.'),
    label: z.string().optional().describe('Name of the role, unique in the org.'),
    description: z.string().nullable().optional().describe('What the role is for.'),
    created: z.string().optional().describe('When the role was created.'),
    lastUpdated: z.string().optional().describe('When the role last changed.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the role and its permissions.',
    ),
  })
  .passthrough();

/** A custom role with every field, for samples. */
export const sampleCustomRole = {
  id: 'cr04jlzzcQ5FcxyzV0g4',
  label: 'Password desk',
  description: 'Resets the passwords of the sales department.',
  created: '2026-01-10T12:00:00.000Z',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  _links: { self: { href: 'https://acme.okta.com/api/v1/iam/roles/cr04jlzzcQ5FcxyzV0g4' } },
} satisfies z.input<typeof customRole>;
