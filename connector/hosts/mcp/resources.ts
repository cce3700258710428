import {
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
  type ResourceTemplateType,
} from '@modelcontextprotocol/server';
import { isConnectorError, type ManifestAction } from '../../index.ts';
import { marksIn, schemasIn } from '../shared/schemas.ts';
import { schemasOf } from './describe.ts';
import type { McpHost } from './host.ts';
import { choices, type OfferedList, pickListsOf } from './pick-lists.ts';

const mimeType = 'application/json';

/** The resources that can be read without a tool: the connected org, and the profiles as this org has them. */
export const resourcesOf = ({ actions }: McpHost): Resource[] => [
  {
    uri: 'okta://org',
    name: 'org',
    title: 'Connected org',
    description: 'The address of the org, and the administrator that the tools act as.',
    mimeType,
  },
  ...profilesOf(actions).map(({ name }) => ({
    uri: `okta://schemas/${name}`,
    name: `${name}_schema`,
    title: `Profile of a ${name}`,
    description: `JSON Schema of the profile of a ${name}, with the attributes that this org added.`,
    mimeType,
  })),
];

/** The template of all pick lists that depend on nothing. */
export const pickListTemplate: ResourceTemplateType = {
  uriTemplate: 'okta://pick-lists/{name}/{search}',
  name: 'pick_list',
  title: 'IDs by name',
  description: 'Pick-list entries that match a name, with their IDs.',
  mimeType,
};

/** The template of a pick list that depends on other objects: the factors of which user. */
const dependentTemplate = ({ name, title, needs }: OfferedList): ResourceTemplateType => ({
  uriTemplate: `okta://pick-lists/${name}/{search}{?${needs.join(',')}}`,
  name,
  title: `${title} by name`,
  description: `Pick-list entries that match a name, with their IDs. Needs ${needs.join(' or ')}.`,
  mimeType,
});

/** The templates of resources, with the pick list that each stands for if it stands for one. */
export const templatesOf = (host: McpHost): { template: ResourceTemplateType; pickList?: string }[] => [
  { template: pickListTemplate },
  ...pickListsOf(host)
    .filter(({ needs }) => needs.length > 0)
    .map((list) => ({ template: dependentTemplate(list), pickList: list.name })),
];

export async function readResource(
  host: McpHost,
  uri: string,
  signal: AbortSignal,
): Promise<ReadResourceResult> {
  try {
    const text = JSON.stringify(await contentOf(host, uri, signal));
    return { contents: [{ uri, mimeType, text }] };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    throw new ProtocolError(ProtocolErrorCode.InternalError, error.message, error.toJSON());
  }
}

async function contentOf(host: McpHost, uri: string, signal: AbortSignal): Promise<unknown> {
  const { okta, connection, actions } = host;
  if (uri === 'okta://org') return okta.testConnection(connection, { signal });

  const [, name, search, query] = /^okta:\/\/pick-lists\/([^/]+)\/([^/?]+)(?:\?(.*))?$/.exec(uri) ?? [];
  if (name && search) {
    const values = Object.fromEntries(new URLSearchParams(query));
    return choices(host, name, { search: decodeURIComponent(search), values }, signal);
  }

  const profile = profilesOf(actions).find((one) => uri === `okta://schemas/${one.name}`);
  if (!profile) throw new ResourceNotFoundError(uri);
  const { outputSchema } = await schemasOf(host, profile.action, signal);
  return schemasIn(outputSchema).find((schema) => schema['x-dynamic'] === profile.dynamic);
}

interface Profile {
  /** The key by which schemas mark it, such as userProfile. */
  dynamic: string;
  /** The kind of object that has such a profile, such as user. */
  name: string;
  /** The first action that gives it back. */
  action: ManifestAction;
}

/** The profiles whose attributes an org can add to, as far as the tools give them back. */
function profilesOf(actions: ManifestAction[]): Profile[] {
  const found = actions.flatMap((action) =>
    marksIn(action.outputSchema, 'x-dynamic').map((dynamic) => ({
      dynamic,
      name: dynamic.replace(/Profile$/, ''),
      action,
    })),
  );
  return found.filter(({ name }, at) => found.findIndex((one) => one.name === name) === at);
}
