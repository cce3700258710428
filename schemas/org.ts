import { z } from 'zod/v3';
import { field } from './field.ts';

const text = (description: string) => z.string().nullable().optional().describe(description);

/** The org as Okta sends it. Source: GET /api/v1/org. */
export const org = z
  .object({
    id: field(z.string(), { title: 'Org ID' }).describe(
      'Permanent ID of the org: 00o followed by 17 characters.',
    ),
    subdomain: text('The part of the Okta domain before .okta.com.'),
    companyName: text('Name of the company.'),
    status: text('ACTIVE or INACTIVE.'),
    created: text('When the org was created.'),
    lastUpdated: text('When the settings of the org last changed.'),
    expiresAt: text('When the org expires. Empty if it does not.'),
    website: text('Website of the company.'),
    phoneNumber: text('Phone number of the company.'),
    endUserSupportHelpURL: field(text('Address of the help page for users.'), {
      title: 'End user support help URL',
    }),
    supportPhoneNumber: text('Phone number of the help desk.'),
    address1: field(text('First line of the address.'), { title: 'Address line 1' }),
    address2: field(text('Second line of the address.'), { title: 'Address line 2' }),
    city: text('City of the address.'),
    state: text('State or region of the address.'),
    country: text('Country of the address.'),
    postalCode: text('Postal code of the address.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the contacts, preferences and other settings.',
    ),
  })
  .passthrough();

/** An org with every field, for samples. */
export const sampleOrg = {
  id: '00o1n8sbwArJ7OQRw406',
  subdomain: 'acme',
  companyName: 'Acme',
  status: 'ACTIVE',
  created: '2024-03-04T09:00:00.000Z',
  lastUpdated: '2026-01-12T09:00:00.000Z',
  expiresAt: '2027-03-04T09:00:00.000Z',
  website: 'https://www.example.com',
  phoneNumber: '+1 555 0100',
  endUserSupportHelpURL: 'https://help.example.com',
  supportPhoneNumber: '+1 555 0101',
  address1: '301 Brannan St.',
  address2: 'Suite 600',
  city: 'San Francisco',
  state: 'California',
  country: 'United States of America',
  postalCode: '94107',
  _links: { contacts: { href: 'https://acme.okta.com/api/v1/org/contacts' } },
} satisfies z.input<typeof org>;
