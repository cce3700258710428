import { checkLicence } from '../access/rights.ts';
import { alreadyExists, invalid, OktaError } from '../http/errors.ts';
import { type Handler, json, type Route, readBody, readPart } from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { page, sortOrder } from '../http/paging.ts';
import type { Org } from '../state/org.ts';
import type { Realm } from '../state/rows.ts';

const dialect: Dialect = {
  kind: (path) => (/^(id|profile\.(name|realmType))$/.test(path) ? 'text' : undefined),
  allows: (operator, path) => operator !== 'co' || path === 'profile.name',
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
};

const realmView = ({ origin }: Org, { id, created, isDefault, profile }: Realm) => ({
  id,
  created,
  lastUpdated: created,
  isDefault,
  profile,
  _links: { self: { href: `${origin}/api/v1/realms/${id}`, hints: { allow: ['GET', 'PUT', 'DELETE'] } } },
});

const listRealms: Handler = (org, call) => {
  checkLicence(org, 'realms');
  const search = call.params.get('search');
  return page<Realm>(org, call, {
    rows: org.realms.rows,
    keep: search ? predicate(search, dialect) : () => true,
    view: (realm) => JSON.stringify(realmView(org, realm)),
    limit: { usual: search ? 10 : 200, most: 200 },
    order: search ? sortOrder<Realm>(call, dialect) : undefined,
  });
};

const createRealm: Handler = (org, call) => {
  checkLicence(org, 'realms');
  const { name, ...others } = readPart(readBody(call, ['profile']), 'profile');
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (org.realms.rows.some(({ profile }) => profile.name.toLowerCase() === name.toLowerCase())) {
    throw invalid('name', `name: ${alreadyExists}`);
  }
  const profile = { name, realmType: 'DEFAULT', ...others };
  const realm: Realm = { id: org.newId('guo'), created: org.timestamp(), isDefault: false, profile };
  org.realms.add(realm);
  return json(realmView(org, realm));
};

export const realmRoutes: readonly Route[] = [
  ['GET', '/api/v1/realms', listRealms],
  ['POST', '/api/v1/realms', createRealm],
];
