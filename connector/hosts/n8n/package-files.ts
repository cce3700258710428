import type { NodeTypeDescription, Property } from 'n8n-workflow';
import type { Manifest } from '../../index.ts';
import type { Credential } from './credentials.ts';

/** The name of the package. n8n shows the fields of an output before the first run only for packages without a scope. */
export const packageName = 'n8n-nodes-okta-workflow';

/** The folder of the nodes, in which each has its own. */
export const nodesFolder = 'dist/nodes';
/** The classes of the nodes. n8n finds each in a file of its name. */
export const nodes = ['OktaWorkflow', 'OktaWorkflowTrigger'];

const className = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

interface Own {
  name: string;
  version: string;
  license: string;
}

/** The page of the package that the node is made from. */
export const homepageOf = ({ name }: Pick<Own, 'name'>) => `https://www.npmjs.com/package/${name}`;

/** The package.json of the node. It has no dependency: everything is in its files. */
export const packageJson = (own: Own, credentials: Credential[]) => ({
  name: packageName,
  version: own.version,
  description: 'Okta for n8n: users, groups, access, factors and audit, with errors that say what to do.',
  license: own.license,
  keywords: ['n8n-community-node-package', 'okta', 'identity'],
  homepage: homepageOf(own),
  // n8n asks for a person to write to. Whoever publishes the package puts in their own address.
  author: { name: `The maintainers of ${own.name}`, email: `maintainers@${own.name}.example` },
  files: ['dist', 'templates'],
  n8n: {
    n8nNodesApiVersion: 1,
    strict: true,
    credentials: credentials.map(({ name }) => `dist/credentials/${className(name)}.credentials.js`),
    nodes: nodes.map((name) => `${nodesFolder}/${name}/${name}.node.js`),
  },
  peerDependencies: { 'n8n-workflow': '*' },
});

/** The module of a credential, and its path. */
export const credentialModule = ({
  authentication: _,
  ...credential
}: Credential): [path: string, text: string] => {
  const name = className(credential.name);
  const text = `"use strict";
class ${name} {
  constructor() {
    Object.assign(this, ${JSON.stringify(credential)});
  }
}
exports.${name} = ${name};
`;
  return [`dist/credentials/${name}.credentials.js`, text];
};

/** What n8n knows of a node beside its form: where people find it, and its documentation. */
export const codex = (node: string, documentationUrl: string) => ({
  node: `${packageName}.${node.charAt(0).toLowerCase()}${node.slice(1)}`,
  nodeVersion: '1.0',
  codexVersion: '1.0',
  categories: ['Development', 'Utility'],
  resources: {
    primaryDocumentation: [{ url: documentationUrl }],
    credentialDocumentation: [{ url: documentationUrl }],
  },
  alias: ['okta', 'identity', 'onboarding', 'offboarding', 'directory', 'sso', 'mfa'],
});

/** The description of the node of the actions around its form. */
export const nodeDescription = (
  { title }: Manifest,
  credentials: Credential[],
  properties: Property[],
  sensitiveOutputFields: string[],
): NodeTypeDescription => ({
  ...commonDescription(credentials, properties),
  displayName: `${title} Workflow`,
  name: 'oktaWorkflow',
  group: ['transform'],
  description: 'Manage users, groups, access, factors and audit events in Okta',
  defaults: { name: `${title} Workflow` },
  usableAsTool: true,
  inputs: ['main'],
  sensitiveOutputFields,
});

/** The description of the node of the triggers around its form. n8n adds the poll times. */
export const triggerNodeDescription = (
  { title }: Manifest,
  credentials: Credential[],
  properties: Property[],
): NodeTypeDescription => ({
  ...commonDescription(credentials, properties),
  displayName: `${title} Workflow Trigger`,
  name: 'oktaWorkflowTrigger',
  group: ['trigger'],
  description: 'Starts the workflow when something happens in Okta',
  defaults: { name: `${title} Workflow Trigger` },
  polling: true,
  // Only with an event hook. n8n registers them in this order, and Okta asks at the first when n8n opens a hook for the second.
  webhooks: [hookedBy('GET', 'setup'), hookedBy('POST', 'default')],
  inputs: [],
});

const hookedBy = (method: string, name: string) => ({
  name,
  httpMethod: `={{ $parameter["eventHook"] ? "${method}" : "" }}`,
  responseMode: 'onReceived',
  path: 'okta',
  // Nobody has to enter it anywhere.
  ndvHideUrl: true,
});

const commonDescription = (
  credentials: Credential[],
  properties: Property[],
): Pick<NodeTypeDescription, 'icon' | 'version' | 'subtitle' | 'outputs' | 'credentials' | 'properties'> => ({
  icon: { light: 'file:okta-workflow.svg', dark: 'file:okta-workflow.dark.svg' },
  version: 1,
  subtitle: '={{ $parameter["operation"] }}',
  outputs: ['main'],
  credentials: credentials.map(({ name, authentication }) => ({
    name,
    required: true,
    testedBy: 'testConnection',
    displayOptions: { show: { authentication: [authentication] } },
  })),
  properties: [
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      noDataExpression: true,
      options: credentials.map(({ kind, authentication }) => ({ name: kind, value: authentication })),
      default: credentials[0]?.authentication,
    },
    ...properties,
  ],
});
