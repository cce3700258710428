import { groupView } from '../groups/view.ts';
import { invalid, notFound, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  isObject,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { record } from '../logs/events.ts';
import { findApp, findGroup } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { App, AppGroup, Group } from '../state/rows.ts';
import { assignMembersLater } from './assignments.ts';
import { appView } from './view.ts';

function assignmentView(
  org: Org,
  app: App,
  assignment: AppGroup,
  expand: string | null,
): Record<string, unknown> {
  const self = `${org.origin}/api/v1/apps/${app.id}`;
  const group = expand === 'group' && org.groups.get(assignment.id);
  return {
    ...assignment,
    ...(group && { _embedded: { group: groupView(org, group) } }),
    _links: {
      app: { href: self },
      self: { href: `${self}/groups/${assignment.id}` },
      group: { href: `${org.origin}/api/v1/groups/${assignment.id}` },
    },
  };
}

const listAssignments: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  const q = (call.params.get('q') ?? '').toLowerCase();
  const name = (id: string): string => String(org.groups.get(id)?.profile['name']).toLowerCase();
  return page(org, call, {
    rows: app.groups,
    keep: ({ id }) => name(id).startsWith(q),
    view: (assignment) => JSON.stringify(assignmentView(org, app, assignment, call.params.get('expand'))),
    limit: { usual: 20, most: 200, least: 20 },
    order: { key: ({ priority }) => String(priority).padStart(9, '0'), descending: false },
  });
};

interface Found {
  readonly app: App;
  readonly group: Group;
  readonly assignment: AppGroup | undefined;
}

function find(org: Org, call: Call): Found {
  const app = findApp(org, call.segment('app'));
  const group = findGroup(org, call.segment('group'));
  return { app, group, assignment: app.groups.find(({ id }) => id === group.id) };
}

function findAssigned(org: Org, call: Call): Found & { readonly assignment: AppGroup } {
  const { app, group, assignment } = find(org, call);
  if (!assignment) throw notFound(group.id, 'UserGroup');
  return { app, group, assignment };
}

const getAssignment: Handler = (org, call) => {
  const { app, assignment } = findAssigned(org, call);
  return json(assignmentView(org, app, assignment, call.params.get('expand')));
};

/** Assigning again changes what is sent. Without a priority, a new assignment comes after the others. */
const assignGroup: Handler = (org, call) => {
  const { app, group, assignment: assigned } = find(org, call);
  const body =
    call.body === ''
      ? {}
      : readBody(call, ['id', 'lastUpdated', 'priority', 'profile', '_links', '_embedded']);
  const last = Math.max(-1, ...app.groups.map(({ priority }) => priority));
  const assignment: AppGroup = assigned ?? { id: group.id, lastUpdated: '', priority: last + 1, profile: {} };
  const profile = readPart(body, 'profile');
  setPriority(app, assignment, body['priority'] ?? assignment.priority);
  assignment.profile = body['profile'] ? profile : assignment.profile;
  assignment.lastUpdated = org.timestamp();
  if (!assigned) {
    app.groups.push(assignment);
    assignMembersLater(org, group);
  }
  record(org, call, `group.application_assignment.${assigned ? 'update' : 'add'}`, group, app);
  return json(assignmentView(org, app, assignment, null));
};

/** Priorities are different: those from the wanted one on give way. */
function setPriority({ groups }: App, assignment: AppGroup, priority: unknown): void {
  if (typeof priority !== 'number' || !Number.isInteger(priority) || priority < 0) {
    throw invalid('priority', 'priority: The value must be of type integer');
  }
  const others = groups.filter(({ id }) => id !== assignment.id);
  if (others.some((other) => other.priority === priority)) {
    for (const other of others) if (other.priority >= priority) other.priority += 1;
  }
  assignment.priority = priority;
}

/** A JSON Patch of the priority, the profile, or one attribute of it. */
const patchAssignment: Handler = (org, call) => {
  const { app, group, assignment } = findAssigned(org, call);
  for (const { op, path, value } of readPatch(call)) {
    const [, attribute] = /^\/profile\/(\w+)$/.exec(path) ?? [];
    if (path === '/priority' && op !== 'remove') {
      setPriority(app, assignment, value);
    } else if (path === '/profile') {
      assignment.profile = op === 'remove' || !isObject(value) ? {} : value;
    } else if (attribute !== undefined) {
      const { [attribute]: _, ...rest } = assignment.profile;
      assignment.profile = op === 'remove' ? rest : { ...rest, [attribute]: value };
    } else {
      throw invalid('path', `path: ${path} cannot be changed`);
    }
  }
  assignment.lastUpdated = org.timestamp();
  record(org, call, 'group.application_assignment.update', group, app);
  return json(assignmentView(org, app, assignment, null));
};

function readPatch(call: Call): readonly { op: string; path: string; value: unknown }[] {
  let operations: unknown;
  try {
    operations = JSON.parse(call.body);
  } catch {
    throw new OktaError('E0000003');
  }
  if (!Array.isArray(operations)) throw new OktaError('E0000003');
  return operations.map((operation: unknown) => {
    if (!isObject(operation) || !/^(add|replace|remove)$/.test(String(operation['op']))) {
      throw new OktaError('E0000003');
    }
    return { op: String(operation['op']), path: String(operation['path']), value: operation['value'] };
  });
}

const unassignGroup: Handler = (org, call) => {
  const { app, group, assignment } = findAssigned(org, call);
  app.groups = app.groups.filter((one) => one !== assignment);
  assignMembersLater(org, group);
  record(org, call, 'group.application_assignment.remove', group, app);
  return noContent;
};

const listGroupApps: Handler = (org, call) => {
  const group = findGroup(org, call.segment('group'));
  return page(org, call, {
    rows: org.apps.rows,
    keep: ({ groups }) => groups.some(({ id }) => id === group.id),
    view: (app) => JSON.stringify(appView(org, app)),
    limit: { usual: 20, most: 200 },
  });
};

export const appGroupRoutes: readonly Route[] = [
  ['GET', '/api/v1/apps/:app/groups', listAssignments],
  ['GET', '/api/v1/apps/:app/groups/:group', getAssignment],
  ['PUT', '/api/v1/apps/:app/groups/:group', assignGroup],
  ['PATCH', '/api/v1/apps/:app/groups/:group', patchAssignment],
  ['DELETE', '/api/v1/apps/:app/groups/:group', unassignGroup],
  ['GET', '/api/v1/groups/:group/apps', listGroupApps],
];
