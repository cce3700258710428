import { checkEngine } from '../access/rights.ts';
import { invalid } from '../http/errors.ts';
import { flag, type Handler, json, type Route, readBody } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import type { Authenticator } from '../state/rows.ts';

/** Okta's authenticators by their keys: the type and the name of each. */
export const kinds: Readonly<Record<string, readonly [type: string, name: string]>> = {
  okta_password: ['password', 'Password'],
  okta_email: ['email', 'Email'],
  okta_verify: ['app', 'Okta Verify'],
  phone_number: ['phone', 'Phone'],
  security_question: ['security_question', 'Security Question'],
  google_otp: ['app', 'Google Authenticator'],
  webauthn: ['security_key', 'FIDO2 (WebAuthn)'],
  yubikey_token: ['security_key', 'YubiKey Authenticator'],
  duo: ['app', 'Duo Security'],
  onprem_mfa: ['security_key', 'On-Prem MFA'],
  symantec_vip: ['app', 'Symantec VIP'],
  external_idp: ['federated', 'IdP Authenticator'],
  smart_card_idp: ['federated', 'Smart Card Authenticator'],
  custom_app: ['app', 'Custom Push Authenticator'],
  custom_otp: ['security_key', 'Custom OTP'],
  tac: ['tac', 'Temporary Access Code'],
};

/** Those that every org of Identity Engine starts with. */
export const ownAuthenticators = [
  'okta_password',
  'okta_email',
  'okta_verify',
  'phone_number',
  'security_question',
];

function authenticatorView({ origin }: Org, authenticator: Authenticator): Record<string, unknown> {
  const { id, key, name, status, created, settings } = authenticator;
  const [type, title] = kinds[key] ?? [];
  const self = `${origin}/api/v1/authenticators/${id}`;
  const change = status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    type,
    id,
    key,
    status,
    name: name || title,
    created,
    lastUpdated: created,
    settings,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT'] } },
      methods: { href: `${self}/methods`, hints: { allow: ['GET'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
    },
  };
}

const listAuthenticators: Handler = (org) => {
  checkEngine(org);
  return json(org.authenticators.rows.map((authenticator) => authenticatorView(org, authenticator)));
};

const createAuthenticator: Handler = (org, call) => {
  checkEngine(org);
  const { key, name, settings } = readBody(call, ['key', 'name', 'settings', 'provider', 'status', 'type']);
  if (typeof key !== 'string' || !Object.hasOwn(kinds, key)) {
    throw invalid('key', 'key: The authenticator key is not valid');
  }
  if (key !== 'custom_app' && org.authenticators.rows.some((other) => other.key === key)) {
    throw invalid('key', 'key: An authenticator of this key already exists');
  }
  const authenticator: Authenticator = {
    id: org.newId('aut'),
    key,
    name: typeof name === 'string' ? name : '',
    status: flag(call, 'activate', { absent: true }) ? 'ACTIVE' : 'INACTIVE',
    created: org.timestamp(),
    settings,
  };
  org.authenticators.add(authenticator);
  return json(authenticatorView(org, authenticator));
};

export const authenticatorRoutes: readonly Route[] = [
  ['GET', '/api/v1/authenticators', listAuthenticators],
  ['POST', '/api/v1/authenticators', createAuthenticator],
];
