import { sightOf } from '../access/rights.ts';
import { invalid, notFound, OktaError } from '../http/errors.ts';
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
import { type Dialect, predicate } from '../http/expression.ts';
import { page } from '../http/paging.ts';
import { record } from '../logs/events.ts';
import { adminConsole } from '../org/policies.ts';
import { appUserId, findApp, findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { type Random, word } from '../state/random.ts';
import type { App } from '../state/rows.ts';
import { checkSettings, completed, nameFor, signOnModeOf } from './kinds.ts';
import { appUserView } from './users.ts';
import { appView } from './view.ts';

const filterDialect: Dialect = {
  kind: (path) =>
    /^(id|status|name|user\.id|group\.id|credentials\.signing\.kid|settings\.slo\.enabled)$/.test(path)
      ? 'text'
      : undefined,
  allows: (operator) => operator === 'eq',
  not: false,
  caseSensitive: true,
  error: () => new OktaError('E0000031'),
};

/** Without a filter, only the active apps, unless `includeNonDeleted` asks for the others too. */
const listApps: Handler = (org, call) => {
  const filter = call.params.get('filter');
  const matches = filter === null ? () => true : predicate(filter, filterDialect);
  const every = filter?.includes('status') || flag(call, 'includeNonDeleted');
  const q = (call.params.get('q') ?? '').toLowerCase();
  const expanded = readExpand(org, call);
  const inSight = sightOf(org, call).app;
  const assigned = filter?.includes('user.id') ? assignedUsers(org) : new Map<string, string[]>();
  return page(org, call, {
    rows: org.apps.rows,
    keep: (app) =>
      (every || app.status === 'ACTIVE') &&
      inSight(app) &&
      [app.name, app.label].some((text) => text.toLowerCase().startsWith(q)) &&
      matches({ ...app, user: { id: assigned.get(app.id) }, group: { id: app.groups.map(({ id }) => id) } }),
    view: (app) => JSON.stringify(expanded(app)),
    limit: { usual: 20, most: 200 },
  });
};

function assignedUsers(org: Org): Map<string, string[]> {
  const assigned = new Map<string, string[]>();
  for (const { appId, userId } of org.appUsers.rows) {
    const users = assigned.get(appId);
    if (users) users.push(userId);
    else assigned.set(appId, [userId]);
  }
  return assigned;
}

/** `expand=user/{id}` shows the assignment of that one user, and nothing else can be expanded. */
function readExpand(org: Org, call: Call): (app: App) => Record<string, unknown> {
  const expand = call.params.get('expand');
  if (expand === null) return (app) => appView(org, app);
  const [, userId] = /^user\/([^/]+)$/.exec(expand) ?? [];
  if (userId === undefined) throw invalid('RequestParams', 'Expand query is malformed.');
  const user = findUser(org, userId);
  return (app) => {
    const appUser = org.appUsers.get(appUserId(app, user));
    return {
      ...appView(org, app),
      ...(appUser && { _embedded: { user: appUserView(org, app, appUser) } }),
    };
  };
}

const getApp: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  return json(readExpand(org, call)(app));
};

const writable = [
  'name',
  'label',
  'signOnMode',
  'accessibility',
  'visibility',
  'features',
  'credentials',
  'settings',
  'profile',
  'licensing',
];

/** Keys that readers of an app send back with it, and Okta ignores. */
const readOnly = ['id', 'orn', 'status', 'created', 'lastUpdated', 'universalLogout', '_links', '_embedded'];

function readApp(call: Call): Record<string, unknown> & { readonly label: string } {
  const body = readBody(call, [...writable, ...readOnly]);
  const { label } = body;
  if (typeof label !== 'string' || label === '')
    throw invalid('label', 'label: The field cannot be left blank');
  if (label.length > 100) throw invalid('label', 'label: The field has a wrong length');
  return { ...body, label };
}

const createApp: Handler = (org, call) => {
  const { label, name: sent, ...body } = readApp(call);
  const signOnMode = body['signOnMode'] ?? signOnModeOf(sent);
  if ((signOnMode !== null && typeof signOnMode !== 'string') || (!signOnMode && !sent)) {
    throw invalid('signOnMode', 'signOnMode: The field cannot be left blank');
  }
  checkSettings(signOnMode, sent, readPart(body, 'settings'));
  const name = typeof sent === 'string' ? sent : nameFor(org, signOnMode ?? '', label);
  const id = org.newId('0oa');
  const time = org.timestamp();
  const app: App = {
    id,
    name,
    label,
    status: flag(call, 'activate', { absent: true }) ? 'ACTIVE' : 'INACTIVE',
    created: time,
    lastUpdated: time,
    features: [],
    signOnMode,
    ...completed(name, signOnMode, parts(body), ownCredentials(org.wire, id, signOnMode, methodIn(body))),
    profile: body['profile'] ? readPart(body, 'profile') : undefined,
    accessPolicyId: undefined,
    groups: [],
  };
  org.apps.add(app);
  record(org, call, 'application.lifecycle.create', app);
  if (app.status === 'ACTIVE') record(org, call, 'application.lifecycle.activate', app);
  // The one reply that shows the secret of an app of OpenID Connect.
  return json({ ...appView(org, app), credentials: app.credentials });
};

const parts = (body: Record<string, unknown>) => ({
  accessibility: readPart(body, 'accessibility'),
  visibility: readPart(body, 'visibility'),
  credentials: readPart(body, 'credentials'),
  settings: readPart(body, 'settings'),
});

const methodIn = (body: Record<string, unknown>): unknown =>
  readPart(readPart(body, 'credentials'), 'oauthClient')['token_endpoint_auth_method'];

/** Ways in which a client proves itself without a secret. */
const withoutSecret: readonly unknown[] = ['none', 'private_key_jwt'];

/** The keys and secrets that Okta makes for an app. */
export function ownCredentials(
  next: Random,
  id: string,
  signOnMode: string | null,
  method: unknown = 'client_secret_basic',
): App['credentials'] {
  if (signOnMode !== 'SAML_2_0' && signOnMode !== 'OPENID_CONNECT') return {};
  const signing = { kid: word(next, 43) };
  if (signOnMode === 'SAML_2_0') return { signing };
  return {
    signing,
    oauthClient: {
      autoKeyRotation: true,
      client_id: id,
      ...(!withoutSecret.includes(method) && { client_secret: word(next, 64) }),
      token_endpoint_auth_method: 'client_secret_basic',
      pkce_required: false,
    },
  };
}

/** PUT replaces the settings whole; the name and the way to sign in stay, whatever is sent. */
const replaceApp: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  const { label, ...body } = readApp(call);
  const refused = org.behaviour.replaceInactiveAutoLogin === 400;
  if (refused && app.status === 'INACTIVE' && app.signOnMode === 'AUTO_LOGIN') {
    throw new OktaError('E0000024', [
      'This operation on app metadata is not yet supported: No active instances.',
    ]);
  }
  checkSettings(app.signOnMode, app.name, readPart(body, 'settings'));
  const { signing, oauthClient } = app.credentials;
  const kept = { signing, ...(oauthClient !== undefined && { oauthClient }) };
  Object.assign(app, completed(app.name, app.signOnMode, parts(body), kept), {
    label,
    profile: body['profile'] ? readPart(body, 'profile') : undefined,
    lastUpdated: org.timestamp(),
  });
  record(org, call, 'application.lifecycle.update', app);
  return json(appView(org, app));
};

const deleteApp: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  if (app.status === 'ACTIVE') {
    throw new OktaError('E0000056', ['The application must be deactivated before deletion.']);
  }
  for (const appUser of org.appUsers.rows.filter(({ appId }) => appId === app.id)) {
    org.appUsers.remove(appUser);
  }
  org.apps.remove(app);
  record(org, call, 'application.lifecycle.delete', app);
  return noContent;
};

/** Under Okta's Identity Engine an app has one policy for signing in, and any other takes its place. */
const assignPolicy: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  const policy = org.policies.get(call.segment('policy'));
  if (policy?.type !== 'ACCESS_POLICY') throw notFound(call.segment('policy'), 'Policy');
  if (policy.name === adminConsole) {
    throw invalid(
      'Policy',
      `Policy: This policy belongs to "${adminConsole}", and re-assignment of this policy is not allowed`,
    );
  }
  app.accessPolicyId = policy.id;
  return noContent;
};

/** Doing it again changes nothing, and Okta does not complain. */
const turn =
  (
    status: App['status'],
    event: 'application.lifecycle.activate' | 'application.lifecycle.deactivate',
  ): Handler =>
  (org, call) => {
    const app = findApp(org, call.segment('app'));
    if (app.status !== status) {
      app.status = status;
      app.lastUpdated = org.timestamp();
      record(org, call, event, app);
    }
    return json({});
  };

export const appRoutes: readonly Route[] = [
  ['GET', '/api/v1/apps', listApps],
  ['POST', '/api/v1/apps', createApp],
  ['GET', '/api/v1/apps/:app', getApp],
  ['PUT', '/api/v1/apps/:app', replaceApp],
  ['DELETE', '/api/v1/apps/:app', deleteApp],
  ['PUT', '/api/v1/apps/:app/policies/:policy', assignPolicy],
  ['POST', '/api/v1/apps/:app/lifecycle/activate', turn('ACTIVE', 'application.lifecycle.activate')],
  ['POST', '/api/v1/apps/:app/lifecycle/deactivate', turn('INACTIVE', 'application.lifecycle.deactivate')],
];
