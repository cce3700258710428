import type { NodeTypeDescription } from 'n8n-workflow';
import type { Manifest } from '../../index.ts';
import type { Credential } from './credentials.ts';

/** The name of the package. n8n shows the fields of an output before the first run only for packages without a scope. */
export const packageName = 'n8n-nodes-okta-workflow';

export const nodeFolder = 'dist/nodes/OktaWorkflow';

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
    nodes: [`${nodeFolder}/OktaWorkflow.node.js`],
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

/** What n8n knows of the node beside its form: where people find it, and its documentation. */
export const codex = (documentationUrl: string) => ({
  node: `${packageName}.oktaWorkflow`,
  nodeVersion: '1.0',
  codexVersion: '1.0',
  categories: ['Development', 'Utility'],
  resources: {
    primaryDocumentation: [{ url: documentationUrl }],
    credentialDocumentation: [{ url: documentationUrl }],
  },
  alias: ['okta', 'identity', 'onboarding', 'offboarding', 'directory', 'sso', 'mfa'],
});

/** The description of the node around its form. */
export const nodeDescription = (
  { title }: Manifest,
  credentials: Credential[],
  properties: NodeTypeDescription['properties'],
  sensitiveOutputFields: string[],
): NodeTypeDescription => ({
  displayName: `${title} Workflow`,
  name: 'oktaWorkflow',
  icon: { light: 'file:okta-workflow.svg', dark: 'file:okta-workflow.dark.svg' },
  group: ['transform'],
  version: 1,
  subtitle: '={{ $parameter["operation"] }}',
  description: 'Manage users, groups, access, factors and audit events in Okta',
  defaults: { name: `${title} Workflow` },
  usableAsTool: true,
  inputs: ['main'],
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
  sensitiveOutputFields,
});
