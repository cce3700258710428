import { alreadyExists, invalid, notFound } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  isObject,
  json,
  noContent,
  type Route,
  readBody,
} from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { IdentityProvider } from '../state/rows.ts';

export function providerView({ origin }: Org, { id, type, name, created, rest }: IdentityProvider) {
  const self = `${origin}/api/v1/idps/${id}`;
  return {
    id,
    type,
    name,
    status: 'ACTIVE',
    created,
    lastUpdated: created,
    ...rest,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      users: { href: `${self}/users`, hints: { allow: ['GET'] } },
      deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
    },
  };
}

/** The links drop `q` and `type`, so that the second page is one of all. */
const listProviders: Handler = (org, call) => {
  const q = call.params.get('q')?.toLowerCase() ?? '';
  const type = call.params.get('type');
  return page(org, call, {
    rows: org.identityProviders.rows,
    keep: (provider) =>
      (type === null || provider.type === type) && provider.name.toLowerCase().startsWith(q),
    view: (provider) => JSON.stringify(providerView(org, provider)),
    limit: { usual: 20, most: 200 },
    lost: ['q', 'type'],
  });
};

const createProvider: Handler = (org, call) => {
  const known = ['type', 'name', 'protocol', 'policy', 'properties', 'issuerMode'];
  const { type, name, ...rest } = readBody(call, [...known, 'status', 'id', 'created', 'lastUpdated']);
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (typeof type !== 'string' || type === '') throw invalid('type', 'type: The field cannot be left blank');
  if (!isObject(rest['protocol'])) throw invalid('protocol', 'protocol: The field cannot be left blank');
  if (org.identityProviders.rows.some((other) => other.name === name)) {
    throw invalid('name', `name: ${alreadyExists}`);
  }
  const own = Object.fromEntries(known.slice(2).flatMap((key) => (key in rest ? [[key, rest[key]]] : [])));
  const provider = { id: org.newId('0oa'), type, name, created: org.timestamp(), rest: own };
  org.identityProviders.add(provider);
  return json(providerView(org, provider));
};

function findProvider(org: Org, call: Call): IdentityProvider {
  const id = call.segment('idp');
  const provider = org.identityProviders.get(id);
  if (!provider) throw notFound(id, 'IdpTrust');
  return provider;
}

/** Links a user to the name that the provider knows the user by. */
const linkUser: Handler = (org, call) => {
  const provider = findProvider(org, call);
  const { id } = findUser(org, call.segment('user'));
  const { externalId } = readBody(call, ['externalId']);
  if (typeof externalId !== 'string' || externalId === '') {
    throw invalid('externalId', 'externalId: The field cannot be left blank');
  }
  const linked = { id, externalId, created: org.timestamp() };
  provider.users = [...(provider.users ?? []).filter((other) => other.id !== id), linked];
  const self = `${org.origin}/api/v1/idps/${provider.id}/users/${id}`;
  return json({
    ...linked,
    lastUpdated: linked.created,
    profile: {},
    _links: { self: { href: self, hints: { allow: ['GET', 'DELETE'] } } },
  });
};

const unlinkUser: Handler = (org, call) => {
  const provider = findProvider(org, call);
  const { id } = findUser(org, call.segment('user'));
  if (!provider.users?.some((linked) => linked.id === id)) throw notFound(id, 'User');
  provider.users = provider.users.filter((linked) => linked.id !== id);
  return noContent;
};

export const identityProviderRoutes: readonly Route[] = [
  ['GET', '/api/v1/idps', listProviders],
  ['POST', '/api/v1/idps', createProvider],
  ['POST', '/api/v1/idps/:idp/users/:user', linkUser],
  ['DELETE', '/api/v1/idps/:idp/users/:user', unlinkUser],
];
