import { invalid, OktaError } from '../http/errors.ts';
import { type Call, flag, type Handler, json, noContent, type Route, readBody } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import type { EventType } from '../logs/catalogue.ts';
import { record } from '../logs/events.ts';
import { findPolicy } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Policy } from '../state/rows.ts';
import { addDefaultRule, rulesOf, ruleView } from './policy-rules.ts';

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

/** Readings mark a policy for apps as such; the reply to its creation does not. */
function readPolicy(org: Org, { params }: Call, policy: Policy): Record<string, unknown> {
  const { type, ...attributes } = policyView(org, policy);
  const embedded = {
    ...(type === 'ACCESS_POLICY' && { resourceType: 'APP' }),
    ...(params.get('expand') === 'rules' && {
      rules: rulesOf(org, policy).map((rule) => ruleView(org, rule)),
    }),
  };
  return { ...attributes, ...(Object.keys(embedded).length > 0 && { _embedded: embedded }), type };
}

function policyView({ origin }: Org, policy: Policy): Record<string, unknown> {
  const { id, status, name, description, priority, system, conditions, created, settings, type } = policy;
  const { lastUpdated } = policy;
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
    lastUpdated,
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
  const byName = params.get('sortBy') === 'name';
  if (!params.get('limit')) {
    const link = `<${org.origin}${call.path}?${params}>; rel="self"`;
    const found = org.policies.rows.filter(keep);
    if (byName) found.sort((one, other) => (one.name < other.name ? -1 : 1));
    const views = found.map((policy) => readPolicy(org, call, policy));
    return { ...json(views), headers: { Link: [link] } };
  }
  return page(org, call, {
    rows: org.policies.rows,
    keep,
    view: (policy) => JSON.stringify(readPolicy(org, call, policy)),
    limit: { usual: 20, most: 200 },
    order: byName ? { key: ({ name }) => name, descending: false } : undefined,
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
    lastUpdated: facts.created,
    settings: facts.type === 'MFA_ENROLL' ? enrollment : undefined,
    ...facts,
  };
  org.policies.add(policy);
  return policy;
}

const known = ['name', 'type', 'description', 'priority', 'status', 'conditions', 'settings', 'system'];

function readSent(org: Org, call: Call, policy?: Policy) {
  const body = readBody(call, [...known, '_links', ...(policy ? readOnly : [])]);
  const { name, type = policy?.type, description, conditions, settings } = body;
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (typeof type !== 'string' || !(policy ? type === policy.type : creatable.includes(type))) {
    throw invalid('type', 'type: The policy type is not valid');
  }
  const alike = org.policies.rows.filter((other) => other.type === type && other !== policy);
  if (alike.some((other) => other.name === name)) {
    throw invalid('name', 'name: Policy name already in use');
  }
  return {
    name,
    type,
    description: typeof description === 'string' ? description : undefined,
    conditions: conditions ?? null,
    // Policies of apps have no order among each other: the priority of each is 1.
    priority: policy?.priority ?? (type === 'ACCESS_POLICY' ? 1 : alike.length + 1),
    ...(settings !== undefined && { settings }),
  };
}

/** Keys that readers of a policy send back with it, and Okta ignores. */
const readOnly = ['id', 'created', 'lastUpdated', '_embedded'];

const note = (org: Org, call: Call, event: EventType, { id, name }: Policy) =>
  record(org, call, event, { id, type: 'PolicyEntity', alternateId: 'unknown', displayName: name });

const createPolicy: Handler = (org, call) => {
  const policy = addPolicy(org, {
    status: flag(call, 'activate', { absent: true }) ? 'ACTIVE' : 'INACTIVE',
    created: org.timestamp(),
    ...readSent(org, call),
  });
  if (policy.type === 'ACCESS_POLICY') addDefaultRule(org, policy);
  note(org, call, 'policy.lifecycle.create', policy);
  return json(policyView(org, policy));
};

const getPolicy: Handler = (org, call) =>
  json(readPolicy(org, call, findPolicy(org, call.segment('policy'))));

const replacePolicy: Handler = (org, call) => {
  const policy = findPolicy(org, call.segment('policy'));
  Object.assign(policy, readSent(org, call, policy), { lastUpdated: org.timestamp() });
  note(org, call, 'policy.lifecycle.update', policy);
  return json(policyView(org, policy));
};

/** Okta keeps the policies of the system, and those by which people sign in to an app. Its words for it are not documented. */
function checkFree(org: Org, policy: Policy, change: string): void {
  if (policy.system) throw invalid('policy', `A policy of the system cannot be ${change}`);
  if (org.apps.rows.some(({ accessPolicyId }) => accessPolicyId === policy.id)) {
    throw invalid('policy', `A policy that apps use cannot be ${change}`);
  }
}

const deletePolicy: Handler = (org, call) => {
  const policy = findPolicy(org, call.segment('policy'));
  checkFree(org, policy, 'deleted');
  for (const rule of rulesOf(org, policy)) org.policyRules.remove(rule);
  org.policies.remove(policy);
  note(org, call, 'policy.lifecycle.delete', policy);
  return noContent;
};

/** Doing it again changes nothing. */
const turn =
  (status: Policy['status'], event: 'policy.lifecycle.activate' | 'policy.lifecycle.deactivate'): Handler =>
  (org, call) => {
    const policy = findPolicy(org, call.segment('policy'));
    if (policy.status !== status) {
      checkFree(org, policy, 'deactivated');
      policy.status = status;
      policy.lastUpdated = org.timestamp();
      note(org, call, event, policy);
    }
    return noContent;
  };

export const policyRoutes: readonly Route[] = [
  ['GET', '/api/v1/policies', listPolicies],
  ['POST', '/api/v1/policies', createPolicy],
  ['GET', '/api/v1/policies/:policy', getPolicy],
  ['PUT', '/api/v1/policies/:policy', replacePolicy],
  ['DELETE', '/api/v1/policies/:policy', deletePolicy],
  ['POST', '/api/v1/policies/:policy/lifecycle/activate', turn('ACTIVE', 'policy.lifecycle.activate')],
  ['POST', '/api/v1/policies/:policy/lifecycle/deactivate', turn('INACTIVE', 'policy.lifecycle.deactivate')],
];
