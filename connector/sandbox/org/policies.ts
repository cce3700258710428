import { invalid, OktaError } from '../http/errors.ts';
import { flag, type Handler, json, type Route, readBody } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import type { Policy } from '../state/rows.ts';
import type { Org } from '../state/store.ts';

/** The types of which an org may have several; of the others it has one, which Okta made. */
const creatable = [
  'ACCESS_POLICY',
  'MFA_ENROLL',
  'OKTA_SIGN_ON',
  'PASSWORD',
  'PROFILE_ENROLLMENT',
  'DEVICE_SIGNAL_COLLECTION',
];
const types = [
  ...creatable,
  'ENTITY_RISK',
  'IDP_DISCOVERY',
  'POST_AUTH_SESSION',
  'SESSION_VIOLATION_DETECTION',
  'CLIENT_UPDATE',
  'IDENTITY_CLAIM_SOURCING',
];

/** Lists say of a policy for apps that it is one; the reply to its creation does not. */
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
      mappings: { href: `${self}/mappings`, hints: { allow: ['GET', 'POST'] } },
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      rules: { href: `${self}/rules`, hints: { allow: ['GET', 'POST'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
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
    repeat: ['type', 'status', 'q'],
  });
};

/** Adds a policy. The engine of the org shows in its id. */
export function addPolicy(
  org: Org,
  facts: Pick<Policy, 'type' | 'name' | 'created'> & Partial<Policy>,
): Policy {
  const policy: Policy = {
    id: org.newId(org.behaviour.engine === 'classic' ? '00p' : 'rst'),
    status: 'ACTIVE',
    description: undefined,
    priority: 1,
    system: false,
    conditions: null,
    settings: undefined,
    ...facts,
  };
  org.policies.add(policy);
  return policy;
}

/** Policies of apps have no order among each other: the priority of each is 1. */
const createPolicy: Handler = (org, call) => {
  const known = ['name', 'type', 'description', 'priority', 'status', 'conditions', 'settings', 'system'];
  const { name, type, description, conditions, settings } = readBody(call, known);
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (typeof type !== 'string' || !creatable.includes(type)) {
    throw invalid('type', 'type: The policy type is not valid');
  }
  const alike = org.policies.rows.filter((policy) => policy.type === type);
  if (alike.some((policy) => policy.name === name)) {
    throw invalid('name', 'name: Policy name already in use');
  }
  const policy = addPolicy(org, {
    status: flag(call, 'activate', true) ? 'ACTIVE' : 'INACTIVE',
    name,
    description: typeof description === 'string' ? description : undefined,
    priority: type === 'ACCESS_POLICY' ? 1 : alike.length + 1,
    conditions: conditions ?? null,
    created: org.timestamp(),
    settings,
    type,
  });
  return json(policyView(org, policy));
};

export const policyRoutes: readonly Route[] = [
  ['GET', '/api/v1/policies', listPolicies],
  ['POST', '/api/v1/policies', createPolicy],
];
