import { sightOf } from '../access/rights.ts';
import { OktaError } from '../http/errors.ts';
import type { Handler, Route } from '../http/exchange.ts';
import { comparisons, type Dialect, type Expression, expression } from '../http/expression.ts';
import { onePage, page, sortOrder } from '../http/paging.ts';
import { kindOf, userBase } from '../schemas/profile.ts';
import type { Org } from '../state/org.ts';
import type { User } from '../state/rows.ts';
import { listView } from './view.ts';

const searchDates = new Set(['created', 'activated', 'statusChanged', 'lastUpdated']);
const searchTexts = new Set(['id', 'status', 'type.id', 'realmId']);

/** `search` reads nearly everything, ignores case and has no ne, ew or not. */
const searchDialect = (org: Org): Dialect => ({
  kind(path) {
    if (searchDates.has(path)) return 'date';
    if (searchTexts.has(path)) return 'text';
    const name = /^profile\.(\w+)$/.exec(path)?.[1] ?? '';
    return kindOf(name, [userBase, ...org.types.rows.map(({ custom }) => custom)]);
  },
  allows: (operator, path, kind) =>
    comparisons.has(operator) ||
    operator === 'pr' ||
    (operator === 'sw' && kind === 'text') ||
    (operator === 'co' && /^profile\.(firstName|lastName|email|login)$/.test(path)),
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
});

/** `filter` reads seven attributes, is case-sensitive, and takes operators other than eq only for dates. */
const filterDialect: Dialect = {
  kind(path) {
    if (path === 'lastUpdated') return 'date';
    return /^(id|status|profile\.(login|email|firstName|lastName))$/.test(path) ? 'text' : undefined;
  },
  allows: (operator, _path, kind) => operator === 'eq' || (kind === 'date' && comparisons.has(operator)),
  not: false,
  caseSensitive: true,
  error: () => new OktaError('E0000031'),
};

const listUsers: Handler = (org, call) => {
  const { params } = call;
  const search = params.get('search');
  const filter = params.get('filter');
  const q = params.get('q');
  if (search !== null && filter !== null) throw new OktaError('E0000033');
  const view = listView(org, call);
  const inSight = sightOf(org, call).user;
  if (q !== null) {
    return onePage(org, call, org.users.rows.filter(startsWith(q)).filter(inSight), {
      limit: { usual: 10, most: 200 },
      view,
    });
  }
  const dialect = search === null ? filterDialect : searchDialect(org);
  const text = search ?? filter;
  const asked = text === null ? undefined : expression(text, dialect);
  const matches: (user: User) => boolean = asked?.test ?? (({ status }) => status !== 'DEPROVISIONED');
  const order = search === null ? undefined : sortOrder<User>(call, dialect);
  return page<User>(org, call, {
    // Only a look at every user can answer.
    rows: search !== null && org.behaviour.searchDelay > 0 ? org.search.users : candidates(org, asked),
    keep: (user) => matches(user) && inSight(user),
    view,
    limit: { usual: 200, most: 200 },
    order,
    ...(!order && { lost: ['sortBy', 'sortOrder'] }),
  });
};

/** Users that include all who match an expression: one by id or login, those changed lately, or everybody. */
function candidates(org: Org, { musts }: Expression = { musts: [], test: () => true }): readonly User[] {
  for (const { path, operator, value } of musts) {
    const text = String(value);
    if (operator === 'eq' && path === 'id') return [org.users.get(text) ?? []].flat();
    if (operator === 'eq' && path === 'profile.login') return [org.userByLogin(text) ?? []].flat();
    if (path === 'lastUpdated' && /^(?:eq|ge|gt)$/.test(operator)) {
      return org.users.since(new Date(text).toISOString());
    }
  }
  return org.users.rows;
}

/** `q` finds users who are not deactivated. Each of its words must begin a word of the name or the email. */
function startsWith(q: string): (user: User) => boolean {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ status, profile }) => {
    if (status === 'DEPROVISIONED') return false;
    const words = `${profile['firstName']} ${profile['lastName']} ${profile['email']}`
      .toLowerCase()
      .split(/\s+/);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
}

export const listRoutes: readonly Route[] = [['GET', '/api/v1/users', listUsers]];
