import { OktaError } from '../http/errors.ts';
import { type Handler, json, type Route, readBody, readPart } from '../http/exchange.ts';
import { findGroupSchema, findType } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import type { GroupSchema, Schema, UserType } from '../state/rows.ts';
import { schemaId } from '../users/view.ts';
import { changedAttributes, changedBase } from './changes.ts';
import { isSame, schemaDocument } from './profile.ts';
import { link } from './types.ts';

/** `default` is the schema of the default type; any other has the type's id but for its prefix. */
const typeOf = (org: Org, id: string): UserType =>
  findType(org, id === 'default' ? id : id.startsWith('osc') ? id.replace('osc', 'oty') : '');

function userSchemaView(org: Org, name: string, type: UserType): Record<string, unknown> {
  const meta = `${org.origin}/api/v1/meta`;
  return {
    id: `${org.origin}/meta/schemas/user/${name}`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: type.name,
    title: type.displayName,
    description: type.description,
    lastUpdated: type.schemaUpdated,
    created: type.created,
    ...schemaDocument(type),
    _links: {
      self: link('self', `${meta}/schemas/user/${schemaId(type.id)}`),
      type: link('type', `${meta}/types/user/${type.id}`),
    },
  };
}

function groupSchemaView(org: Org, schema: GroupSchema): Record<string, unknown> {
  const self = `${org.origin}/api/v1/meta/schemas/group/default`;
  return {
    id: `${org.origin}/meta/schemas/group/default`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'group',
    title: 'Okta group',
    description: 'Okta group profile template',
    lastUpdated: schema.schemaUpdated,
    created: schema.created,
    ...schemaDocument(schema),
    _links: { self: link('self', self) },
  };
}

const getUserSchema: Handler = (org, call) => {
  const name = call.segment('schema');
  return json(userSchemaView(org, name, typeOf(org, name)));
};

const getGroupSchema: Handler = (org) => json(groupSchemaView(org, findGroupSchema(org)));

/** Keys that readers of a schema send back with it, and Okta ignores. */
const readOnly = [
  'id',
  '$schema',
  'name',
  'title',
  'description',
  'type',
  'created',
  'lastUpdated',
  'properties',
  '_links',
];

/** The change that a body makes to a schema: it sets the attributes that it names and keeps all others. */
function readChanges(call: Parameters<Handler>[1]): Record<'base' | 'custom', Record<string, unknown>> {
  const definitions = readPart(readBody(call, ['definitions', ...readOnly]), 'definitions');
  if (Object.keys(definitions).some((name) => name !== 'base' && name !== 'custom')) {
    throw new OktaError('E0000003');
  }
  const part = (name: string) => readPart(readPart(definitions, name), 'properties');
  return { base: part('base'), custom: part('custom') };
}

const updateUserSchema: Handler = (org, call) => {
  const name = call.segment('schema');
  const type = typeOf(org, name);
  const { base, custom } = readChanges(call);
  const changed = { base: changedBase(type.base, base), custom: changedAttributes(type, custom) };
  const ofType = () => org.users.rows.filter((user) => user.type.id === type.id);
  for (const attribute of removed(type, changed)) {
    for (const user of ofType()) {
      const { [attribute]: _, ...profile } = user.profile;
      user.profile = profile;
      org.listed.delete(user);
    }
  }
  Object.assign(type, changed, { schemaUpdated: org.timestamp() });
  org.clock.after(0, () => {
    type.custom = validated(type.custom, (attribute) =>
      ofType().map(({ profile }) => own(profile, attribute)),
    );
  });
  return json(userSchemaView(org, name, type));
};

const updateGroupSchema: Handler = (org, call) => {
  const schema = findGroupSchema(org);
  const { base, custom } = readChanges(call);
  const changed = { base: changedBase(schema.base, base), custom: changedAttributes(schema, custom) };
  for (const attribute of removed(schema, changed)) {
    for (const group of org.groups.rows) {
      const { [attribute]: _, ...profile } = group.profile;
      group.profile = profile;
    }
  }
  Object.assign(schema, changed, { schemaUpdated: org.timestamp() });
  org.clock.after(0, () => {
    schema.custom = validated(schema.custom, (name) =>
      org.groups.rows.map(({ profile }) => own(profile, name)),
    );
  });
  return json(groupSchemaView(org, schema));
};

const removed = (before: Schema, after: Schema): string[] =>
  Object.keys(before.custom).filter((name) => !Object.hasOwn(after.custom, name));

/** Okta looks through all values after the reply, which says that uniqueness is pending. */
function validated(custom: Schema['custom'], valuesOf: (name: string) => unknown[]): Schema['custom'] {
  return Object.fromEntries(
    Object.entries(custom).map(([name, attribute]) => {
      if (attribute.unique !== 'PENDING_UNIQUENESS') return [name, attribute];
      const values = valuesOf(name).filter((value) => value !== undefined);
      const twice = values.some((one, i) => values.findIndex((other) => isSame(one, other)) !== i);
      return [name, { ...attribute, unique: twice ? 'NOT_UNIQUE' : 'UNIQUE_VALIDATED' }];
    }),
  );
}

export const schemaRoutes: readonly Route[] = [
  ['GET', '/api/v1/meta/schemas/user/:schema', getUserSchema],
  ['POST', '/api/v1/meta/schemas/user/:schema', updateUserSchema],
  ['GET', '/api/v1/meta/schemas/group/default', getGroupSchema],
  ['POST', '/api/v1/meta/schemas/group/default', updateGroupSchema],
];
