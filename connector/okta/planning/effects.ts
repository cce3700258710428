import type { Touches } from '../../core/plan.ts';
import { merged } from '../steps/merge-json.ts';
import { searchExpression } from '../steps/search-expression.ts';

type Json = Record<string, unknown>;

/** The users whose access a request changes, by the list that Okta has of them. */
export interface Reach {
  effect: Touches['effect'];
  /** The path of the list. Left out where no list says it. */
  list?: string;
  /** A search in it, which may find too many, and who of them counts. */
  search?: string;
  counts?(user: Json): boolean;
  /** The expression of a rule that has to be true for those who count. */
  expression?: string;
  note?: string;
}

/** What a request does to an object, as Okta is known to do it. */
export interface Effect {
  method: 'POST' | 'PUT' | 'DELETE';
  /** The path, with the names of its parts in braces. */
  path: string;
  type: string;
  /** The path of the object that it changes. `{new}` is an ID that Okta gives, and `{body.id}` one that the body names. */
  object: string;
  /** Objects that must be there, or Okta answers 404. */
  needs?: readonly string[];
  /** The list that says whether the object is there, where Okta reads no single one. It holds the ID that `id` names. */
  listed?: { path: string; id: string };
  /** What it does, in words, where Okta shows nothing of it. The object is the one that it is done to. */
  unseen?: string;
  /** The request makes the object where there is none. */
  makes?: boolean;
  after(before: Json | null, body: Json): Json | null;
  /** Okta answers with something that nobody can know before, such as a temporary password. */
  secretReply?: boolean;
  reach?(query: URLSearchParams, before: Json | null): Reach | undefined;
}

const merge = (before: Json | null, body: Json) => merged(before ?? {}, body) as Json;
/** Okta's PUT overwrites what the body names as a whole. What Okta keeps itself, such as the ID, stays. */
const replace = (before: Json | null, body: Json): Json => ({ ...before, ...body });
const gone = () => null;
const status = (to: string) => (before: Json | null) => ({ ...before, status: to });

const users = '/api/v1/users/{userId}';
const group = '/api/v1/groups/{groupId}';
const app = '/api/v1/apps/{appId}';
const rule = '/api/v1/groups/rules/{groupRuleId}';
const members = `${group}/users`;
const gain = (list: string, note?: string) => (): Reach => ({
  effect: 'gain access',
  list,
  ...(note && { note }),
});
const lose = (list: string, note?: string) => (): Reach => ({
  effect: 'lose access',
  list,
  ...(note && { note }),
});
const otherWay = 'Some of them may keep access another way.';

/** Objects that are deleted by DELETE and turned on and off by their lifecycle. */
const plainObjects: [type: string, object: string, off: string, replaced: boolean][] = [
  ['network zone', '/api/v1/zones/{zoneId}', 'INACTIVE', true],
  ['event hook', '/api/v1/eventHooks/{eventHookId}', 'INACTIVE', true],
  ['device', '/api/v1/devices/{deviceId}', 'DEACTIVATED', false],
  ['policy', '/api/v1/policies/{policyId}', 'INACTIVE', false],
  ['policy rule', '/api/v1/policies/{policyId}/rules/{ruleId}', 'INACTIVE', false],
];

/** Objects that are only taken away. */
const removable: [type: string, object: string][] = [
  ['factor', `${users}/factors/{factorId}`],
  ['role assignment', `${users}/roles/{roleAssignmentId}`],
  ['role assignment', `${group}/roles/{roleAssignmentId}`],
  ['API token', '/api/v1/api-tokens/{apiTokenId}'],
  ['session', '/api/v1/sessions/{sessionId}'],
];

/** What ends without a trace in the user that Okta shows. */
const unseen: [method: Effect['method'], path: string, words: string][] = [
  ['DELETE', `${users}/sessions`, 'loses all sessions'],
  ['DELETE', `${users}/grants`, 'loses all consents'],
  ['POST', `${users}/lifecycle/reset_factors`, 'loses all factors'],
  ['DELETE', `${users}/linkedObjects/{name}`, 'loses a link'],
  ['PUT', `${users}/linkedObjects/{name}/{primaryUserId}`, 'gets a link'],
];

/** Objects that Okta makes of what is sent, and what is known of them besides. */
const creatable: [type: string, path: string, brings?: Json][] = [
  ['group', '/api/v1/groups'],
  ['group rule', '/api/v1/groups/rules', { status: 'INACTIVE' }],
  ['app', '/api/v1/apps'],
  ['network zone', '/api/v1/zones'],
  ['event hook', '/api/v1/eventHooks', { status: 'ACTIVE' }],
  ['user', '/api/v1/users'],
  ['role assignment', `${users}/roles`],
  ['role assignment', `${group}/roles`],
];

/** The status that a user has after a lifecycle operation: developer.okta.com/docs/concepts/user-lifecycle. */
const userStatus: Record<string, string> = {
  suspend: 'SUSPENDED',
  unsuspend: 'ACTIVE',
  unlock: 'ACTIVE',
  deactivate: 'DEPROVISIONED',
  expire_password: 'PASSWORD_EXPIRED',
  expire_password_with_temp_password: 'PASSWORD_EXPIRED',
};

const secretReplies = new Set(['expire_password_with_temp_password']);

/** The effects that are known. Nothing is said of what any other request does. */
export const effects: readonly Effect[] = [
  ...Object.entries(userStatus).map(
    ([name, to]): Effect => ({
      method: 'POST',
      path: `${users}/lifecycle/${name}`,
      type: 'user',
      object: users,
      after: status(to),
      secretReply: secretReplies.has(name),
    }),
  ),
  { method: 'POST', path: users, type: 'user', object: users, after: merge },
  {
    method: 'PUT',
    path: users,
    type: 'user',
    object: users,
    // Attributes that are left out lose their values, and credentials that are left out stay.
    after: (before, { profile, credentials }) => ({
      ...before,
      profile,
      credentials: merged(before?.['credentials'], credentials),
    }),
  },
  {
    method: 'DELETE',
    path: users,
    type: 'user',
    object: users,
    // Okta's DELETE of a user who is not deactivated only deactivates.
    after: (before) =>
      before?.['status'] === 'DEPROVISIONED' ? null : { ...before, status: 'DEPROVISIONED' },
  },

  { method: 'PUT', path: group, type: 'group', object: group, after: replace },
  {
    method: 'DELETE',
    path: group,
    type: 'group',
    object: group,
    after: gone,
    reach: lose(members, otherWay),
  },
  ...(['PUT', 'DELETE'] as const).map(
    (method): Effect => ({
      method,
      path: `${members}/{userId}`,
      type: 'group membership',
      object: `${members}/{userId}`,
      needs: [group, users],
      listed: { path: `${users}/groups`, id: group },
      makes: true,
      after: () => (method === 'PUT' ? { member: true } : null),
    }),
  ),

  { method: 'DELETE', path: rule, type: 'group rule', object: rule, after: gone, reach: ruleReach },
  { method: 'PUT', path: rule, type: 'group rule', object: rule, after: replace },
  {
    method: 'POST',
    path: `${rule}/lifecycle/activate`,
    type: 'group rule',
    object: rule,
    after: status('ACTIVE'),
    reach: (_, before) => ({
      effect: 'gain access',
      ...matching(before, 'Some of them may have had access before.'),
    }),
  },
  // The users whom the rule added stay in its groups.
  {
    method: 'POST',
    path: `${rule}/lifecycle/deactivate`,
    type: 'group rule',
    object: rule,
    after: status('INACTIVE'),
  },

  { method: 'PUT', path: app, type: 'app', object: app, after: replace },
  {
    method: 'DELETE',
    path: app,
    type: 'app',
    object: app,
    after: gone,
    reach: lose(`${app}/users`, 'Their assignments are deleted with the app.'),
  },
  {
    method: 'POST',
    path: `${app}/lifecycle/deactivate`,
    type: 'app',
    object: app,
    after: status('INACTIVE'),
    reach: lose(`${app}/users`),
  },
  {
    method: 'POST',
    path: `${app}/lifecycle/activate`,
    type: 'app',
    object: app,
    after: status('ACTIVE'),
    reach: gain(`${app}/users`),
  },
  {
    method: 'PUT',
    path: `${app}/groups/{groupId}`,
    type: 'app assignment',
    object: `${app}/groups/{groupId}`,
    needs: [app, group],
    makes: true,
    after: replace,
    reach: gain(members, 'Some of them may have had access before.'),
  },
  {
    method: 'DELETE',
    path: `${app}/groups/{groupId}`,
    type: 'app assignment',
    object: `${app}/groups/{groupId}`,
    needs: [app, group],
    after: gone,
    reach: lose(members, otherWay),
  },
  {
    method: 'POST',
    path: `${app}/users`,
    type: 'app user',
    object: `${app}/users/{body.id}`,
    needs: [app, '/api/v1/users/{body.id}'],
    makes: true,
    after: merge,
  },
  {
    method: 'DELETE',
    path: `${app}/users/{userId}`,
    type: 'app user',
    object: `${app}/users/{userId}`,
    needs: [app],
    after: gone,
  },
  {
    method: 'POST',
    path: `${app}/users/{userId}`,
    type: 'app user',
    object: `${app}/users/{userId}`,
    after: merge,
  },

  ...plainObjects.flatMap(([type, object, off, replaced]): Effect[] => [
    { method: 'POST', path: `${object}/lifecycle/activate`, type, object, after: status('ACTIVE') },
    { method: 'POST', path: `${object}/lifecycle/deactivate`, type, object, after: status(off) },
    { method: 'DELETE', path: object, type, object, after: gone },
    ...(replaced ? [{ method: 'PUT', path: object, type, object, after: replace } as const] : []),
  ]),
  ...(['suspend', 'unsuspend'] as const).map(
    (name): Effect => ({
      method: 'POST',
      path: `/api/v1/devices/{deviceId}/lifecycle/${name}`,
      type: 'device',
      object: '/api/v1/devices/{deviceId}',
      after: status(name === 'suspend' ? 'SUSPENDED' : 'ACTIVE'),
    }),
  ),
  ...creatable.map(
    ([type, path, brings]): Effect => ({
      method: 'POST',
      path,
      type,
      object: `${path}/{new}`,
      makes: true,
      after: (_, body) => merged(body, brings) as Json,
    }),
  ),
  ...unseen.map(
    ([method, path, words]): Effect => ({
      method,
      path,
      type: 'user',
      object: users,
      unseen: words,
      after: (before) => before,
    }),
  ),
  ...removable.map(
    ([type, object]): Effect => ({ method: 'DELETE', path: object, type, object, after: gone }),
  ),
];

/** Okta takes the users out of the groups of a deleted rule only where that is asked for. */
function ruleReach(query: URLSearchParams, before: Json | null): Reach | undefined {
  if (query.get('removeUsers') !== 'true') return undefined;
  return { effect: 'lose access', ...matching(before, 'Those whom somebody added by hand stay.') };
}

/**
 * The users who match a rule. Where its expression only compares attributes with texts, a search finds them, which takes no
 * notice of case, as a rule does. Otherwise all users are read.
 */
function matching(rule: Json | null, note: string): Omit<Reach, 'effect'> {
  const { conditions } = (rule ?? {}) as {
    conditions?: { expression?: { value?: unknown }; people?: { users?: { exclude?: unknown } } };
  };
  const expression = String(conditions?.expression?.value ?? '');
  const excluded: unknown[] = [conditions?.people?.users?.exclude ?? []].flat();
  // Rules leave deactivated users alone.
  const isMeant = ({ id, status }: Json) => status !== 'DEPROVISIONED' && !excluded.includes(id);
  const terms = expression.split(/\s*(?:&&|\bAND\b)\s*/);
  const found = terms.map((term) => /^\(?\s*user\.(\w+)\s*==\s*"([^"\\]*)"\s*\)?$/.exec(term));
  if (found.some((match) => match === null)) {
    return { list: '/api/v1/users', expression, counts: isMeant, note };
  }
  const wanted = found.map((match) => ({ attribute: match?.[1] ?? '', value: match?.[2] ?? '' }));
  const search = wanted.map(({ attribute, value }) => searchExpression(`profile.${attribute}`, 'eq', value));
  return {
    list: '/api/v1/users',
    search: search.join(' and '),
    counts: (user) =>
      isMeant(user) &&
      wanted.every(({ attribute, value }) => (user['profile'] as Json | undefined)?.[attribute] === value),
    note,
  };
}
