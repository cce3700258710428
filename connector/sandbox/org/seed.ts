import type { Org } from '../state/org.ts';
import { ownAuthenticators } from './authenticators.ts';
import { addPolicy, adminConsole, passwordPolicy } from './policies.ts';

/** The settings, policies, zones and authenticators that every org starts with. */
export function seedSettings(org: Org): void {
  const { created } = org;
  const values = {
    companyName: 'Sandbox',
    website: 'https://www.example.com',
    phoneNumber: '+351 210 000 000',
    endUserSupportHelpURL: null,
    supportPhoneNumber: null,
    address1: 'Rua do Ouro 1',
    address2: null,
    city: 'Lisbon',
    state: 'Lisbon',
    country: 'PT',
    postalCode: '1100-060',
  };
  org.orgSettings.add({ id: org.id, lastUpdated: created, values });

  for (const [name, usage] of [
    ['LegacyIpZone', 'POLICY'],
    ['BlockedIpZone', 'BLOCKLIST'],
  ] as const) {
    org.zones.add({
      type: 'IP',
      id: org.newId('nzo'),
      name,
      status: 'ACTIVE',
      usage,
      created,
      lastUpdated: created,
      system: true,
      settings: { gateways: null, proxies: null },
    });
  }
  for (const [type, name] of [
    ['ACCESS_POLICY', adminConsole],
    ['ACCESS_POLICY', 'Okta Dashboard'],
    ['PASSWORD', 'Default Policy'],
    ['OKTA_SIGN_ON', 'Default Policy'],
    ['MFA_ENROLL', 'Default Policy'],
    ['PROFILE_ENROLLMENT', 'Default Policy'],
    ['IDP_DISCOVERY', 'Idp Discovery Policy'],
  ] as const) {
    const system = type !== 'ACCESS_POLICY';
    addPolicy(org, { type, name, system, created, ...(type === 'PASSWORD' && passwordPolicy(org)) });
  }
  for (const key of ownAuthenticators) {
    const id = org.newId('aut');
    org.authenticators.add({ id, key, name: '', status: 'ACTIVE', created, settings: undefined });
  }
  const profile = { name: 'Default Realm', realmType: 'DEFAULT' };
  const realm = { id: org.newId('guo'), created, isDefault: true, profile };
  org.realms.add(realm);
  for (const user of org.users.rows) user.realmId = realm.id;
}
