import { invalid, notFound, OktaError } from '../http/errors.ts';
import { type Handler, json, noContent, type Route, readBody, readPart } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { LinkedObject, LinkedObjectEnd, LinkedObjectValue } from '../state/rows.ts';

const path = '/api/v1/meta/schemas/user/linkedObjects';

const view = (org: Org, { primary, associated }: LinkedObject) => ({
  primary,
  associated,
  _links: { self: { href: `${org.origin}${path}/${primary.name}` } },
});

/** A relation by the name of either end. */
const named = (org: Org, name: string): LinkedObject | undefined =>
  org.linkedObjects.rows.find(({ primary, associated }) => primary.name === name || associated.name === name);

function findDefinition(org: Org, name: string): LinkedObject {
  const definition = named(org, name);
  if (!definition) throw notFound(name, 'LinkedObject');
  return definition;
}

const listDefinitions: Handler = (org) => json(org.linkedObjects.rows.map((row) => view(org, row)));
const getDefinition: Handler = (org, call) => json(view(org, findDefinition(org, call.segment('name'))));

const createDefinition: Handler = (org, call) => {
  const body = readBody(call, ['primary', 'associated', '_links']);
  const [primary, associated] = [readEnd(body, 'primary'), readEnd(body, 'associated')];
  const taken = [primary, associated].find(({ name }) => named(org, name));
  if (taken || primary.name === associated.name) {
    throw new OktaError('E0000127', [], `The name ${(taken ?? primary).name} is already in use.`);
  }
  if (org.linkedObjects.rows.length >= 200) {
    throw invalid('linkedObject', 'The org has as many linked object definitions as it may have');
  }
  const definition = { id: org.newId('lod'), primary, associated };
  org.linkedObjects.add(definition);
  return json(view(org, definition), 201);
};

function readEnd(body: Record<string, unknown>, end: 'primary' | 'associated'): LinkedObjectEnd {
  const { name, title, description, type } = readPart(body, end);
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) {
    throw invalid(
      `${end}.name`,
      `${end}.name: The name has letters, digits and underscores, and no digit first`,
    );
  }
  if (typeof title !== 'string' || title === '') {
    throw invalid(`${end}.title`, `${end}.title: The field cannot be left blank`);
  }
  if (type !== 'USER') throw invalid(`${end}.type`, `${end}.type: The type must be USER`);
  return { name, title, description: typeof description === 'string' ? description : undefined, type };
}

/** A relation goes with all that was said in it. */
const deleteDefinition: Handler = (org, call) => {
  const definition = findDefinition(org, call.segment('name'));
  for (const value of valuesOf(org, definition)) org.linkedObjectValues.remove(value);
  org.linkedObjects.remove(definition);
  return noContent;
};

const valuesOf = (org: Org, { id }: LinkedObject): LinkedObjectValue[] =>
  org.linkedObjectValues.rows.filter((value) => value.linkedObjectId === id);

function findRelation(org: Org, name: string): LinkedObject {
  const relation = named(org, name);
  if (!relation) throw notFound(name, 'LinkedObjectProperty');
  return relation;
}

/** A name of the primary end asks for the one, such as a user's manager; a name of the other for the many. */
const listValues: Handler = (org, call) => {
  const { id } = findUser(org, call.segment('user'));
  const name = call.segment('name');
  const relation = findRelation(org, name);
  const upwards = relation.primary.name === name;
  return page(org, call, {
    rows: valuesOf(org, relation),
    keep: (value) => (upwards ? value.associatedUserId : value.primaryUserId) === id,
    view: (value) => {
      const other = upwards ? value.primaryUserId : value.associatedUserId;
      return JSON.stringify({ _links: { self: { href: `${org.origin}/api/v1/users/${other}` } } });
    },
    limit: { usual: 1000, most: 1000 },
  });
};

/** A relation by the name of its primary end, and the value that a user has in it. */
function primaryValue(org: Org, name: string, userId: string) {
  const relation = findRelation(org, name);
  if (relation.primary.name !== name) throw notFound(name, 'LinkedObjectProperty');
  const value = valuesOf(org, relation).find(({ associatedUserId }) => associatedUserId === userId);
  return { relation, value };
}

const setValue: Handler = (org, call) => {
  const associated = findUser(org, call.segment('user'));
  const { relation, value } = primaryValue(org, call.segment('name'), associated.id);
  const primary = findUser(org, call.segment('primary'));
  if (value) org.linkedObjectValues.remove(value);
  org.linkedObjectValues.add({
    id: org.newId('lov'),
    linkedObjectId: relation.id,
    primaryUserId: primary.id,
    associatedUserId: associated.id,
  });
  return noContent;
};

const deleteValue: Handler = (org, call) => {
  const associated = findUser(org, call.segment('user'));
  const { value } = primaryValue(org, call.segment('name'), associated.id);
  if (value) org.linkedObjectValues.remove(value);
  return noContent;
};

export const linkedObjectRoutes: readonly Route[] = [
  ['GET', path, listDefinitions],
  ['POST', path, createDefinition],
  ['GET', `${path}/:name`, getDefinition],
  ['DELETE', `${path}/:name`, deleteDefinition],
  ['GET', '/api/v1/users/:user/linkedObjects/:name', listValues],
  ['PUT', '/api/v1/users/:user/linkedObjects/:name/:primary', setValue],
  ['DELETE', '/api/v1/users/:user/linkedObjects/:name', deleteValue],
];
