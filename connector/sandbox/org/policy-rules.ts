import { invalid } from '../http/errors.ts';
import { flag, type Handler, json, noContent, type Route, readBody, readPart } from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { findPolicy, findPolicyRule } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Policy, PolicyRule } from '../state/rows.ts';

/** The actions of the rule that a policy of a type begins with. */
const defaultActions: Readonly<Record<string, object>> = {
  ACCESS_POLICY: {
    appSignOn: {
      access: 'ALLOW',
      verificationMethod: {
        factorMode: '1FA',
        type: 'ASSURANCE',
        reauthenticateIn: 'PT12H',
        constraints: [],
      },
    },
  },
  OKTA_SIGN_ON: {
    signon: {
      access: 'ALLOW',
      requireFactor: false,
      session: { usePersistentCookie: false, maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 0 },
    },
  },
  PASSWORD: {
    passwordChange: { access: 'ALLOW' },
    selfServicePasswordReset: { access: 'ALLOW' },
    selfServiceUnlock: { access: 'DENY' },
  },
  MFA_ENROLL: { enroll: { self: 'CHALLENGE' } },
  PROFILE_ENROLLMENT: {
    profileEnrollment: {
      access: 'ALLOW',
      unknownUserAction: 'DENY',
      activationRequirements: { emailVerification: true },
    },
  },
  IDP_DISCOVERY: { idp: { providers: [{ type: 'OKTA' }] } },
};

/** Policies of the Identity Engine end with a rule that catches all whom no other rule does. */
export function addDefaultRule(org: Org, policy: Policy): void {
  const ofEngine = policy.id.startsWith('rst');
  addRule(org, policy, {
    name: ofEngine ? 'Catch-all Rule' : 'Default Rule',
    priority: ofEngine ? 99 : 1,
    system: true,
    actions: defaultActions[policy.type] ?? {},
    created: policy.created,
  });
}

function addRule(
  org: Org,
  policy: Policy,
  facts: Pick<PolicyRule, 'name' | 'priority' | 'actions' | 'created'> & Partial<PolicyRule>,
): PolicyRule {
  const rule: PolicyRule = {
    id: org.newId(policy.id.startsWith('rst') ? 'rul' : '0pr'),
    policyId: policy.id,
    status: 'ACTIVE',
    system: false,
    conditions: null,
    lastUpdated: facts.created,
    // Of a policy for signing in to Okta alone the rules are called otherwise.
    type: policy.type === 'OKTA_SIGN_ON' ? 'SIGN_ON' : policy.type,
    ...facts,
  };
  org.policyRules.add(rule);
  return rule;
}

/** The rules of a policy, in the order in which Okta tries them. */
export const rulesOf = (org: Org, policy: Policy): PolicyRule[] =>
  org.policyRules.rows
    .filter(({ policyId }) => policyId === policy.id)
    .sort((one, other) => one.priority - other.priority);

export function ruleView({ origin }: Org, { policyId, type, ...rule }: PolicyRule): Record<string, unknown> {
  const self = `${origin}/api/v1/policies/${policyId}/rules/${rule.id}`;
  const change = rule.status === 'ACTIVE' ? 'deactivate' : 'activate';
  const { id, status, name, priority, created, lastUpdated, system, conditions, actions } = rule;
  return {
    id,
    status,
    name,
    priority,
    created,
    lastUpdated,
    system,
    conditions,
    actions,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', ...(system ? [] : ['DELETE'])] } },
      ...(!system && { [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } } }),
    },
    type,
  };
}

const listRules: Handler = (org, call) =>
  json(rulesOf(org, findPolicy(org, call.segment('policy'))).map((rule) => ruleView(org, rule)));

const found = (org: Org, { segment }: Parameters<Handler>[1]): PolicyRule =>
  findPolicyRule(org, segment('policy'), segment('rule'));

const getRule: Handler = (org, call) => json(ruleView(org, found(org, call)));

const known = ['type', 'name', 'priority', 'status', 'system', 'conditions', 'actions'];
const readOnly = ['id', 'created', 'lastUpdated', '_links', '_embedded'];

function readRule(org: Org, call: Parameters<Handler>[1], policy: Policy, rule?: PolicyRule) {
  const body = readBody(call, [...known, ...readOnly]);
  const { name, priority } = body;
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  const others = rulesOf(org, policy).filter((other) => other !== rule);
  if (others.some((other) => other.name === name)) {
    throw invalid('name', 'name: Policy rule name already in use');
  }
  const next = others.filter(({ system }) => !system).length + (policy.type === 'ACCESS_POLICY' ? 0 : 1);
  return {
    name,
    priority: typeof priority === 'number' ? priority : (rule?.priority ?? next),
    conditions: body['conditions'] ?? null,
    actions: readPart(body, 'actions'),
  };
}

const party = ({ id, name }: PolicyRule) => ({
  id,
  type: 'PolicyRule',
  alternateId: 'unknown',
  displayName: name,
});

const createRule: Handler = (org, call) => {
  const policy = findPolicy(org, call.segment('policy'));
  const rule = addRule(org, policy, {
    ...readRule(org, call, policy),
    status: flag(call, 'activate', { absent: true }) ? 'ACTIVE' : 'INACTIVE',
    created: org.timestamp(),
  });
  record(org, call, 'policy.rule.add', party(rule));
  return json(ruleView(org, rule));
};

const replaceRule: Handler = (org, call) => {
  const rule = found(org, call);
  const sent = readRule(org, call, findPolicy(org, rule.policyId), rule);
  Object.assign(rule, sent, { lastUpdated: org.timestamp() });
  record(org, call, 'policy.rule.update', party(rule));
  return json(ruleView(org, rule));
};

const deleteRule: Handler = (org, call) => {
  const rule = found(org, call);
  if (rule.system) throw invalid('deletePolicyRule', 'A rule of the system cannot be deleted');
  org.policyRules.remove(rule);
  record(org, call, 'policy.rule.delete', party(rule));
  return noContent;
};

/** Doing it again changes nothing. Okta does not document its refusal for a rule of the system. */
const turn =
  (status: PolicyRule['status'], event: 'policy.rule.activate' | 'policy.rule.deactivate'): Handler =>
  (org, call) => {
    const rule = found(org, call);
    if (rule.status !== status) {
      if (rule.system) throw invalid('policyRule', 'A rule of the system cannot be deactivated');
      rule.status = status;
      rule.lastUpdated = org.timestamp();
      record(org, call, event, party(rule));
    }
    return noContent;
  };

const path = '/api/v1/policies/:policy/rules';

export const policyRuleRoutes: readonly Route[] = [
  ['GET', path, listRules],
  ['POST', path, createRule],
  ['GET', `${path}/:rule`, getRule],
  ['PUT', `${path}/:rule`, replaceRule],
  ['DELETE', `${path}/:rule`, deleteRule],
  ['POST', `${path}/:rule/lifecycle/activate`, turn('ACTIVE', 'policy.rule.activate')],
  ['POST', `${path}/:rule/lifecycle/deactivate`, turn('INACTIVE', 'policy.rule.deactivate')],
];
