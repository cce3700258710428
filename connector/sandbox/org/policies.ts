import { invalid, OktaError } from '../http/errors.ts';
import { flag, type Handler, json, type Route, readBody } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import type { Org } from '../state/org.ts';
import type { Policy } from '../state/rows.ts';

/** The types of which an org may have several; of the others it has one, which Okta made. */
const creatable = [
  'ACCESS_POLICY',
  'MFA_ENROLL',
  'OKTA_SIGN_ON',
  'PASSWORD',
  'PROFILE_ENROLLMENT',
  'DEVICE_SIGNAL_COLLECTION',
];
/** The types that an org has only with the licence for Identity Threat Protection. */
const licensed = ['ENTITY_RISK', 'POST_AUTH_SESSION', 'SESSION_VIOLATION_DETECTION'];
/** The types that came with Identity Engine. Their ids show it, even in orgs that once were Classic. */
const ofEngine = ['ACCESS_POLICY', 'PROFILE_ENROLLMENT', 'DEVICE_SIGNAL_COLLECTION', ...licensed];
/** The policy for signing in to Okta's own Admin Console. */
export const adminConsole = 'Okta Admin Console';
const types = [...creatable, ...licensed, 'IDP_DISCOVERY', 'CLIENT_UPDATE', 'IDENTITY_CLAIM_SOURCING'];

/** Lists mark a policy for apps as such; the reply to its creation does not. */
function listedPolicy(org: Org, policy: Policy): Record<string, unknown> {
  const { type, ...attributes } = policyView(org, policy);
  return { ...attributes, ...(type === 'ACCESS_POLICY' && { _embedded: { resourceType: 'APP' } }), type };
}

function policyView({ origin }: Org, policy: Policy): Record<string, unknown> {
  const { id, status, name, description, priority, system, conditions, created, settings, type } = policy;
  const self = `${origin}/api/v1/policies/${id}`;
  const change = status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    id,
    status,
    name,
    description,
    priority,
    system,
    conditions,
    created,
    lastUpdated: created,
    settings,
    _links: {
      ...(!system && { mappings: { href: `${self}/mappings`, hints: { allow: ['GET', 'POST'] } } }),
      self: { href: self, hints: { allow: ['GET', 'PUT', ...(system ? [] : ['DELETE'])] } },
      rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
      ...(!system && { [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } } }),
    },
    type,
  };
}

/** Without a limit, which is a text here, all of a type come at once. */
const listPolicies: Handler = (org, call) => {
  const { params } = call;
  const type = params.get('type');
  if (type === null) throw new OktaError('E0000028');
  if (!types.includes(type)) throw invalid('type', 'type: The policy type is not valid');
  if (licensed.includes(type) && !org.behaviour.licences.includes('threat-protection')) {
    const about = `Invalid policy type specified. Missing Required Feature Flag ${type}_POLICY`;
    throw new OktaError('E0000002', [], about);
  }
  const q = params.get('q')?.toLowerCase() ?? '';
  const status = params.get('status');
  const keep = (policy: Policy): boolean =>
    policy.type === type &&
    (status === null || policy.status === status) &&
    policy.name.toLowerCase().startsWith(q);
  if (!params.get('limit')) {
    const link = `<${org.origin}${call.path}?${params}>; rel="self"`;
    const views = org.policies.rows.filter(keep).map((policy) => listedPolicy(org, policy));
    return { ...json(views), headers: { Link: [link] } };
  }
  return page(org, call, {
    rows: org.policies.rows,
    keep,
    view: (policy) => JSON.stringify(listedPolicy(org, policy)),
    limit: { usual: 20, most: 200 },
  });
};

/** The default policy for passwords. It says how the org behaves. */
export function passwordPolicy({ behaviour, groups }: Org): Partial<Policy> {
  const { maxAgeDays, minAgeMinutes, historyCount, maxAttempts, autoUnlockMinutes, showLockoutFailures } =
    behaviour.passwordPolicy;
  const everyone = groups.rows.find(({ type }) => type === 'BUILT_IN');
  return {
    description: 'The default policy applies in all situations if no other policy applies.',
    conditions: {
      people: { groups: { include: [everyone?.id] } },
      authProvider: { provider: 'OKTA' },
    },
    settings: {
      password: {
        complexity: {
          minLength: 8,
          minLowerCase: 1,
          minUpperCase: 1,
          minNumber: 1,
          minSymbol: 0,
          excludeUsername: true,
          dictionary: { common: { exclude: false } },
          excludeAttributes: [],
        },
        age: { maxAgeDays, expireWarnDays: 0, minAgeMinutes, historyCount },
        lockout: { maxAttempts, autoUnlockMinutes, userLockoutNotificationChannels: [], showLockoutFailures },
      },
      recovery: {
        factors: {
          recovery_question: { status: 'ACTIVE', properties: { complexity: { minLength: 4 } } },
          okta_email: { status: 'ACTIVE', properties: { recoveryToken: { tokenLifetimeMinutes: 60 } } },
          okta_sms: { status: 'INACTIVE' },
          okta_call: { status: 'INACTIVE' },
        },
      },
      delegation: { options: { skipUnlock: false } },
    },
  };
}

/** The authenticators that people are asked to enroll, if a policy does not name any. */
const enrollment = {
  type: 'AUTHENTICATORS',
  authenticators: ['okta_email', 'okta_password'].map((key) => ({ key, enroll: { self: 'REQUIRED' } })),
};

/** Adds a policy. */
export function addPolicy(
  org: Org,
  facts: Pick<Policy, 'type' | 'name' | 'created'> & Partial<Policy>,
): Policy {
  const policy: Policy = {
    id: org.newId(ofEngine.includes(facts.type) ? 'rst' : '00p'),
    status: 'ACTIVE',
    description: undefined,
    priority: 1,
    system: false,
    conditions: null,
    settings: facts.type === 'MFA_ENROLL' ? enrollment : undefined,
    ...facts,
  };
  org.policies.add(policy);
  return policy;
}

/** Policies of apps have no order among each other: the priority of each is 1. */
const createPolicy: Handler = (org, call) => {
  const known = ['name', 'type', 'description', 'priority', 'status', 'conditions', 'settings', 'system'];
  const { name, type, description, conditions, settings } = readBody(call, [...known, '_links']);
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (typeof type !== 'string' || !creatable.includes(type)) {
    throw invalid('type', 'type: The policy type is not valid');
  }
  const alike = org.policies.rows.filter((policy) => policy.type === type);
  if (alike.some((policy) => policy.name === name)) {
    throw invalid('name', 'name: Policy name already in use');
  }
  const policy = addPolicy(org, {
    status: flag(call, 'activate', { absent: true }) ? 'ACTIVE' : 'INACTIVE',
    name,
    description: typeof description === 'string' ? description : undefined,
    priority: type === 'ACCESS_POLICY' ? 1 : alike.length + 1,
    conditions: conditions ?? null,
    created: org.timestamp(),
    ...(settings !== undefined && { settings }),
    type,
  });
  return json(policyView(org, policy));
};

export const policyRoutes: readonly Route[] = [
  ['GET', '/api/v1/policies', listPolicies],
  ['POST', '/api/v1/policies', createPolicy],
];
