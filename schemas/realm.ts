import { z } from 'zod/v3';
import { field } from './field.ts';

/** A realm, which separates some users from the others, as Okta sends it. Source: GET /api/v1/realms. */
export const realm = z
  .object({
    id: field(z.string(), { title: 'Realm ID' }).describe('Permanent ID of the realm.'),
    isDefault: z.boolean().optional().describe('Whether users are in this realm unless they are moved.'),
    profile: z
      .object({
        name: z.string().optional().describe('Name of the realm.'),
        realmType: z.string().nullable().optional().describe('DEFAULT, or PARTNER for users of partners.'),
        domains: z
          .array(z.string())
          .nullable()
          .optional()
          .describe('The domains that usernames and emails of its users must have. Empty for any.'),
      })
      .passthrough()
      .optional()
      .describe('Name and type of the realm.'),
    created: z.string().optional().describe('When the realm was created.'),
    lastUpdated: z.string().optional().describe('When the realm last changed.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe('Links to the realm.'),
  })
  .passthrough();

/** A realm with every field, for samples. */
export const sampleRealm = {
  id: 'guox9jQ16k9V8IFEL0g3',
  isDefault: false,
  profile: { name: 'Car Co', realmType: 'PARTNER', domains: ['atko.com'] },
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-01-12T09:00:00.000Z',
  _links: { self: { href: 'https://acme.okta.com/api/v1/realms/guox9jQ16k9V8IFEL0g3' } },
} satisfies z.input<typeof realm>;
