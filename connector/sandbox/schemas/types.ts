import { alreadyExists, invalid, OktaError } from '../http/errors.ts';
import { type Call, type Handler, json, noContent, type Route, readBody } from '../http/exchange.ts';
import { findType } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { UserType } from '../state/rows.ts';
import { schemaId } from '../users/view.ts';
import { userBase } from './profile.ts';

/** Schemas and types say with each link what it is and how it is asked. */
export const link = (rel: string, href: string) => ({ rel, href, method: 'GET' });

function typeView(org: Org, type: UserType): Record<string, unknown> {
  const meta = `${org.origin}/api/v1/meta`;
  return {
    id: type.id,
    displayName: type.displayName,
    name: type.name,
    ...(type.description !== undefined && { description: type.description }),
    createdBy: type.createdBy,
    lastUpdatedBy: type.lastUpdatedBy,
    created: type.created,
    lastUpdated: type.lastUpdated,
    default: type.default,
    _links: {
      schema: link('schema', `${meta}/schemas/user/${schemaId(type.id)}`),
      self: link('self', `${meta}/types/user/${type.id}`),
    },
  };
}

const listUserTypes: Handler = (org) => json(org.types.rows.map((type) => typeView(org, type)));
const getUserType: Handler = (org, call) => json(typeView(org, findType(org, call.segment('type'))));

/** Keys that readers of a type send back with it, and Okta ignores. */
const readOnly = ['id', 'createdBy', 'lastUpdatedBy', 'created', 'lastUpdated', 'default', '_links'];

/** The texts of a type in a body, of which some are required. */
function readType(call: Call, required: readonly string[]): Partial<Record<string, string>> {
  const body = readBody(call, ['name', 'displayName', 'description', ...readOnly]);
  const texts: Partial<Record<string, string>> = {};
  for (const key of ['name', 'displayName', 'description']) {
    const value = body[key];
    if (typeof value === 'string' && value !== '') texts[key] = value;
    else if (required.includes(key)) throw invalid(key, `${key}: The field cannot be left blank`);
  }
  return texts;
}

const createUserType: Handler = (org, call) => {
  const { name = '', displayName = '', description } = readType(call, ['name', 'displayName']);
  if (!/^[A-Za-z]\w*$/.test(name)) {
    throw invalid('name', 'name: The name starts with a letter and has letters, digits and underscores');
  }
  if (org.types.rows.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw invalid('name', `name: ${alreadyExists}`);
  }
  if (org.types.rows.length >= 10) throw invalid('userType', 'The org has as many user types as it may have');
  const time = org.timestamp();
  const type: UserType = {
    id: org.newId('oty'),
    name,
    displayName,
    description,
    default: false,
    createdBy: call.principal.id,
    lastUpdatedBy: call.principal.id,
    created: time,
    lastUpdated: time,
    schemaUpdated: time,
    base: userBase,
    custom: {},
  };
  org.types.add(type);
  return json(typeView(org, type));
};

/** POST changes what it names; PUT wants all of it. The name stays what it is. */
const changeUserType =
  (required: readonly string[]): Handler =>
  (org, call) => {
    const type = findType(org, call.segment('type'));
    const { name = type.name, displayName = type.displayName, description } = readType(call, required);
    if (name !== type.name) throw invalid('name', 'name: The name of a user type cannot be changed');
    type.displayName = displayName;
    type.description = description ?? type.description;
    type.lastUpdatedBy = call.principal.id;
    type.lastUpdated = org.timestamp();
    return json(typeView(org, type));
  };

const deleteUserType: Handler = (org, call) => {
  const type = findType(org, call.segment('type'));
  if (type.default) throw new OktaError('E0000142');
  if (org.users.rows.some((user) => user.type.id === type.id)) {
    throw org.behaviour.userTypeInUse === 500
      ? new OktaError('E0000009')
      : invalid('userType', 'The user type has users');
  }
  org.types.remove(type);
  return noContent;
};

export const typeRoutes: readonly Route[] = [
  ['GET', '/api/v1/meta/types/user', listUserTypes],
  ['POST', '/api/v1/meta/types/user', createUserType],
  ['GET', '/api/v1/meta/types/user/:type', getUserType],
  ['POST', '/api/v1/meta/types/user/:type', changeUserType([])],
  ['PUT', '/api/v1/meta/types/user/:type', changeUserType(['name', 'displayName', 'description'])],
  ['DELETE', '/api/v1/meta/types/user/:type', deleteUserType],
];
