import { alreadyExists, invalid, OktaError } from '../http/errors.ts';
import {
  type Call,
  flag,
  type Handler,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import type { EventType } from '../logs/catalogue.ts';
import { type Party, record } from '../logs/events.ts';
import { findGroup, findGroupRule } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { GroupRule } from '../state/rows.ts';
import { conditionOf, evaluateLater, removeLater } from './evaluation.ts';

function ruleView(org: Org, call: Call, rule: GroupRule): Record<string, unknown> {
  const { groupIds, excluded } = rule;
  const names = groupIds.flatMap((id) => {
    const group = org.groups.get(id);
    return group ? [[id, group.profile['name']] as const] : [];
  });
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.created,
    lastUpdated: rule.lastUpdated,
    conditions: {
      ...(excluded && {
        people: { users: { exclude: excluded.users }, groups: { exclude: excluded.groups } },
      }),
      expression: { value: rule.expression, type: 'urn:okta:expression:1.0' },
    },
    actions: { assignUserToGroups: { groupIds } },
    allGroupsValid: names.length === groupIds.length,
    ...(call.params.get('expand') === 'groupIdToGroupNameMap' && {
      _embedded: { groupIdToGroupNameMap: Object.fromEntries(names) },
    }),
  };
}

/** `search` is a word of the name. Okta's links lose `expand`. */
const listRules: Handler = (org, call) => {
  const keyword = (call.params.get('search') ?? '').toLowerCase();
  return page(org, call, {
    rows: org.groupRules.rows,
    keep: ({ name, status }) => status !== 'DELETED' && name.toLowerCase().includes(keyword),
    view: (rule) => JSON.stringify(ruleView(org, call, rule)),
    limit: { usual: 50, most: 200 },
    lost: ['expand'],
  });
};

const getRule: Handler = (org, call) => json(ruleView(org, call, findGroupRule(org, call.segment('rule'))));

const createRule: Handler = (org, call) => {
  const now = org.clock.now();
  if (org.groupRules.rows.some(({ settled }) => settled > now)) {
    throw new OktaError(org.behaviour.ruleUnsettled === 423 ? 'E0000239' : 'E0000249');
  }
  const sent = readRule(org, call, undefined);
  const time = org.timestamp();
  const rule: GroupRule = {
    id: org.newId('0pr'),
    status: 'INACTIVE',
    created: time,
    lastUpdated: time,
    settled: now + org.behaviour.ruleSettling,
    added: new Set(),
    ...sent,
  };
  org.groupRules.add(rule);
  note(org, call, 'policy.rule.add', rule);
  return json(ruleView(org, call, rule));
};

/** A rule can be changed only while it is inactive. */
const replaceRule: Handler = (org, call) => {
  const rule = findGroupRule(org, call.segment('rule'));
  checkStatus(rule, ['INACTIVE'], 'Only an inactive rule can be updated');
  const sent = readRule(org, call, rule);
  for (const one of rule.added) {
    if (!sent.groupIds.some((id) => one.startsWith(id))) rule.added.delete(one);
  }
  Object.assign(rule, sent, { lastUpdated: org.timestamp() });
  note(org, call, 'policy.rule.update', rule);
  return json(ruleView(org, call, rule));
};

type Sent = Pick<GroupRule, 'name' | 'expression' | 'excluded' | 'groupIds'>;

/** Keys that readers of a rule send back with it, and Okta ignores. */
const readOnly = ['id', 'status', 'created', 'lastUpdated', 'allGroupsValid', '_embedded'];

function readRule(org: Org, call: Call, rule: GroupRule | undefined): Sent {
  const body = readBody(call, ['type', 'name', 'conditions', 'actions', ...(rule ? readOnly : [])]);
  if (body['type'] !== 'group_rule') throw invalid('type', 'type: The value must be group_rule');
  const { name } = body;
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (name.length > 50) throw invalid('name', 'name: The field has a wrong length');
  const others = org.groupRules.rows.filter((other) => other !== rule && other.status !== 'DELETED');
  if (others.some((other) => other.name === name)) {
    throw invalid('name', `name: ${alreadyExists}`);
  }
  const conditions = readPart(body, 'conditions');
  const { type, value } = readPart(conditions, 'expression');
  if (type !== 'urn:okta:expression:1.0' || typeof value !== 'string') {
    throw invalid('conditions.expression', 'conditions.expression: The field cannot be left blank');
  }
  conditionOf(org, value);
  const people = readPart(conditions, 'people');
  const excludedIn = (kind: 'users' | 'groups') => readIds(readPart(people, kind)['exclude'] ?? []);
  return {
    name,
    expression: value,
    excluded: conditions['people'] ? { users: excludedIn('users'), groups: excludedIn('groups') } : undefined,
    groupIds: readTargets(org, readPart(readPart(body, 'actions'), 'assignUserToGroups')['groupIds'], rule),
  };
}

function readIds(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new OktaError('E0000003');
  return value.map(String);
}

function readTargets(org: Org, value: unknown, rule: GroupRule | undefined): readonly string[] {
  const field = 'actions.assignUserToGroups.groupIds';
  const ids = readIds(value ?? []);
  if (ids.length === 0) throw invalid(field, `${field}: The field cannot be left blank`);
  if (rule && org.behaviour.ruleGroups === 'fixed' && String(ids) !== String(rule.groupIds)) {
    throw invalid(field, `${field}: The groups of a rule cannot be changed`);
  }
  for (const id of ids) {
    if (findGroup(org, id).type !== 'OKTA_GROUP') {
      throw invalid(field, `${field}: Users can be assigned only to groups of Okta`);
    }
  }
  return ids;
}

function checkStatus(rule: GroupRule, allowed: readonly GroupRule['status'][], cause: string): void {
  if (!allowed.includes(rule.status)) throw invalid('status', cause);
}

function note(org: Org, call: Call, type: EventType, { id, name }: GroupRule): void {
  const party: Party = { id, type: 'PolicyRule', alternateId: 'unknown', displayName: name };
  record(org, call, type, party);
}

/** The reply comes before all is done: members whom the rule added stay in their groups, or leave them some time later. */
const deleteRule: Handler = (org, call) => {
  const rule = findGroupRule(org, call.segment('rule'));
  checkStatus(rule, ['INACTIVE', 'INVALID'], 'An active rule cannot be deleted');
  if (flag(call, 'removeUsers')) {
    rule.status = 'DELETED';
    removeLater(org, rule);
  } else {
    org.groupRules.remove(rule);
  }
  note(org, call, 'policy.rule.delete', rule);
  return json({}, 202);
};

const activateRule: Handler = (org, call) => {
  const rule = findGroupRule(org, call.segment('rule'));
  checkStatus(rule, ['INACTIVE'], 'Only an inactive rule can be activated');
  rule.status = 'ACTIVE';
  evaluateLater(
    org,
    () => org.users.rows,
    ({ id }) => id === rule.id,
  );
  note(org, call, 'policy.rule.activate', rule);
  return noContent;
};

/** Members whom the rule has added stay. */
const deactivateRule: Handler = (org, call) => {
  const rule = findGroupRule(org, call.segment('rule'));
  checkStatus(rule, ['ACTIVE'], 'Only an active rule can be deactivated');
  rule.status = 'INACTIVE';
  note(org, call, 'policy.rule.deactivate', rule);
  return noContent;
};

export const groupRuleRoutes: readonly Route[] = [
  ['GET', '/api/v1/groups/rules', listRules],
  ['POST', '/api/v1/groups/rules', createRule],
  ['GET', '/api/v1/groups/rules/:rule', getRule],
  ['PUT', '/api/v1/groups/rules/:rule', replaceRule],
  ['DELETE', '/api/v1/groups/rules/:rule', deleteRule],
  ['POST', '/api/v1/groups/rules/:rule/lifecycle/activate', activateRule],
  ['POST', '/api/v1/groups/rules/:rule/lifecycle/deactivate', deactivateRule],
];
