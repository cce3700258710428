import { invalid } from '../http/errors.ts';
import { type Handler, json, type Route, readBody } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';

/** The settings that an administrator may change, in Okta's order. */
const editable = [
  'companyName',
  'website',
  'phoneNumber',
  'endUserSupportHelpURL',
  'supportPhoneNumber',
  'address1',
  'address2',
  'city',
  'state',
  'country',
  'postalCode',
];

const readOnly = ['id', 'subdomain', 'status', 'expiresAt', 'created', 'lastUpdated', '_links'];

function settingsView(org: Org): Record<string, unknown> {
  const settings = org.orgSettings.get(org.id);
  const { companyName, ...others } = settings?.values ?? {};
  return {
    id: org.id,
    subdomain: 'sandbox',
    companyName,
    status: 'ACTIVE',
    expiresAt: null,
    created: org.created,
    lastUpdated: settings?.lastUpdated,
    ...others,
    _links: {
      preferences: { href: `${org.origin}/v1/org/preferences` },
      contacts: { href: `${org.origin}/api/v1/org/contacts` },
    },
  };
}

const getSettings: Handler = (org) => json(settingsView(org));

/** POST changes what it names; PUT empties what it does not name. */
const changeSettings =
  ({ replace }: { readonly replace: boolean }): Handler =>
  (org, call) => {
    const body = readBody(call, [...editable, ...readOnly]);
    const settings = org.orgSettings.get(org.id);
    const before = replace ? {} : settings?.values;
    const values = Object.fromEntries(editable.map((key) => [key, body[key] ?? before?.[key] ?? null]));
    if (typeof values['companyName'] !== 'string' || values['companyName'] === '') {
      throw invalid('companyName', 'companyName: The field cannot be left blank');
    }
    if (settings) {
      settings.values = values;
      settings.lastUpdated = org.timestamp();
    }
    return json(settingsView(org));
  };

export const settingsRoutes: readonly Route[] = [
  ['GET', '/api/v1/org', getSettings],
  ['POST', '/api/v1/org', changeSettings({ replace: false })],
  ['PUT', '/api/v1/org', changeSettings({ replace: true })],
];
