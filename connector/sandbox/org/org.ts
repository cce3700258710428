import { type Handler, json, type Route } from '../http/exchange.ts';
import { groupSchema, schemaDocument, userBase } from '../schemas/profile.ts';
import { findType } from '../state/find.ts';
import type { Org, UserType } from '../state/store.ts';
import { schemaId } from '../users/view.ts';

/** Asked without a token, to learn on which engine the org runs. */
const wellKnown: Handler = (org) =>
  json({
    id: org.id,
    _links: { organization: { href: org.origin } },
    pipeline: org.behaviour.engine === 'classic' ? 'v1' : 'idx',
  });

const link = (relation: string, href: string) => ({ rel: relation, href, method: 'GET' });
const schemaLink = (org: Org, { id }: UserType) => `${org.origin}/api/v1/meta/schemas/user/${schemaId(id)}`;
const typeLink = (org: Org, { id }: UserType) => `${org.origin}/api/v1/meta/types/user/${id}`;

function typeView(org: Org, type: UserType): Record<string, unknown> {
  const { custom: _, ...attributes } = type;
  return {
    ...attributes,
    createdBy: org.ownerId,
    lastUpdatedBy: org.ownerId,
    created: org.created,
    lastUpdated: org.created,
    _links: { schema: link('schema', schemaLink(org, type)), self: link('self', typeLink(org, type)) },
  };
}

const listUserTypes: Handler = (org) => json(org.types.rows.map((type) => typeView(org, type)));
const getUserType: Handler = (org, call) => json(typeView(org, findType(org, call.segment('type'))));

const getUserSchema: Handler = (org, call) => {
  const id = call.segment('schema');
  const type = findType(org, id.replace(/^osc/, 'oty'));
  return json({
    id: `${org.origin}/meta/schemas/user/${id}`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'user',
    title: 'User',
    description: 'Okta user profile template with default permission settings',
    lastUpdated: org.created,
    created: org.created,
    ...schemaDocument({ base: userBase, custom: type.custom }),
    _links: { self: link('self', schemaLink(org, type)), type: link('type', typeLink(org, type)) },
  });
};

const getGroupSchema: Handler = (org) => {
  const self = `${org.origin}/api/v1/meta/schemas/group/default`;
  return json({
    id: self,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'group',
    title: 'Okta group',
    description: 'Okta group profile template',
    lastUpdated: org.created,
    created: org.created,
    ...schemaDocument(groupSchema),
    _links: { self: link('self', self) },
  });
};

export const orgRoutes: readonly Route[] = [
  ['GET', '/api/v1/meta/types/user', listUserTypes],
  ['GET', '/api/v1/meta/types/user/:type', getUserType],
  ['GET', '/api/v1/meta/schemas/user/:schema', getUserSchema],
  ['GET', '/api/v1/meta/schemas/group/default', getGroupSchema],
];

/** What is asked without a token. */
export const metadataRoutes: readonly Route[] = [['GET', '/.well-known/okta-organization', wellKnown]];
