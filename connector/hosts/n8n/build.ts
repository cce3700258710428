import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { itemSchema } from '../../core/pages.ts';
import { expanded } from '../../core/shared-output.ts';
import { schemasIn } from '../shared/schemas.ts';
import { credentialsOf } from './credentials.ts';
import { formOf } from './description.ts';
import { previewOf, secretPaths } from './output-schema.ts';
import {
  codex,
  credentialModule,
  homepageOf,
  nodeDescription,
  nodes,
  nodesFolder,
  packageJson,
  triggerNodeDescription,
} from './package-files.ts';
import { workflowOf } from './templates.ts';
import { triggerFormOf } from './trigger-description.ts';

// Run from the build, after the compiler: makes the package for n8n. `npm run build:n8n` is the way to call it.

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const here = fileURLToPath(new URL('./', import.meta.url));
const target = join(root, 'dist/hosts/n8n');

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const manifest = expanded(JSON.parse(readFileSync(join(root, 'connector.manifest.json'), 'utf8')));
const documentationUrl = `${homepageOf(own)}#n8n`;

const form = formOf(manifest);
const { properties, operations } = form;
const triggerForm = triggerFormOf(manifest);
const credentials = credentialsOf(manifest, {
  documentationUrl,
  icon: {
    light: 'file:../nodes/OktaWorkflow/okta-workflow.svg',
    dark: 'file:../nodes/OktaWorkflow/okta-workflow.dark.svg',
  },
});
const secrets = [
  ...new Set(manifest.actions.flatMap((action) => secretPaths(itemSchema(action.outputSchema)))),
].sort();
const described = manifest.actions.filter(({ inputSchema }) =>
  schemasIn(inputSchema).some((schema) => schema['x-dynamic']),
);

const values: Record<string, string> = {
  'form.js': modul({
    description: nodeDescription(manifest, credentials, properties, secrets),
    operations,
    triggerDescription: triggerNodeDescription(manifest, credentials, triggerForm.properties),
    triggerOperations: triggerForm.operations,
    credentials: Object.fromEntries(credentials.map(({ authentication, name }) => [authentication, name])),
    lists: Object.fromEntries(manifest.pickLists.map(({ name, needs = [] }) => [name, needs])),
  }),
  'parts.js': `
    export { catalogue } from ${JSON.stringify(join(root, 'dist/actions/index.js'))};
    export { triggers } from ${JSON.stringify(join(root, 'dist/connector/triggers/index.js'))};
    export { createRuntime } from ${JSON.stringify(join(root, 'dist/connector/runtime.js'))};
    ${modul({ described, packageVersion: own.version, scopes: manifest.connection.scopes })}`,
  // The schemas stand in the manifest. What makes them loads a library and Node's own module loader.
  'json-schema.js': `export const jsonSchema = () => { throw new Error('The schemas are in the manifest.'); };`,
};

function modul(constants: Record<string, unknown>): string {
  return Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

/** The folders in which actions and triggers are declared. */
const declarations = ['dist/actions/', 'dist/connector/triggers/'];

const replaced: Plugin = {
  name: 'okta',
  resolveId(source, importer = '') {
    // Loading the connector needs Node's own module loader and HTTP client, of which n8n allows none.
    if (source === '../../index.js' && importer.startsWith(here)) {
      return join(root, 'dist/connector/core/error.js');
    }
    return Object.keys(values).find((name) => source.endsWith(`/${name}`)) ?? null;
  },
  load: (id) => values[id] ?? null,
  // Samples are for people and hosts that read the manifest. What looks like a secret in them is none, but n8n's scanner cannot know.
  transform(code, id) {
    if (!declarations.some((folder) => id.startsWith(join(root, folder)))) return null;
    const sample = sampleIn(this.parse(code) as unknown as Syntax);
    return sample ? code.slice(0, sample.start) + code.slice(sample.end).replace(/^\s*,/, '') : null;
  },
};

/** As much of a syntax tree as finds a property. */
interface Syntax {
  type: string;
  start: number;
  end: number;
  key?: { name?: string };
  [part: string]: unknown;
}

/** The property "sample" of a declaration. */
function sampleIn(node: Syntax): Syntax | undefined {
  if (node.type === 'Property' && node.key?.name === 'sample') return node;
  for (const part of Object.values(node).flat()) {
    const found = typeof part === 'object' && part !== null && 'type' in part && sampleIn(part as Syntax);
    if (found) return found;
  }
  return undefined;
}

rmSync(target, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    'OktaWorkflow/OktaWorkflow.node': join(here, 'okta-workflow.node.js'),
    'OktaWorkflowTrigger/OktaWorkflowTrigger.node': join(here, 'okta-workflow-trigger.node.js'),
  },
  external: ['n8n-workflow', 'node:crypto'],
  platform: 'neutral',
  plugins: [replaced],
  treeshake: { moduleSideEffects: false, propertyReadSideEffects: false },
  resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
});
await bundle.write({
  dir: join(target, nodesFolder),
  format: 'cjs',
  exports: 'named',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  minify: 'dce-only',
  comments: false,
});

function write(path: string, text: string): void {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

write('package.json', json(packageJson(own, credentials)));
for (const credential of credentials) write(...credentialModule(credential));
for (const node of nodes) {
  write(`${nodesFolder}/${node}/${node}.node.json`, json(codex(node, documentationUrl)));
  for (const icon of ['okta-workflow.svg', 'okta-workflow.dark.svg']) {
    copyFileSync(join(root, 'connector/hosts/n8n/icons', icon), join(target, nodesFolder, node, icon));
  }
}
// n8n's editor shows none for triggers.
for (const action of manifest.actions) {
  const { simple } = operations[action.export] ?? {};
  const preview = previewOf(itemSchema(action.outputSchema), simple);
  write(
    `${nodesFolder}/OktaWorkflow/__schema__/v1.0.0/${action.resource}/${action.export}.json`,
    JSON.stringify(preview),
  );
}
for (const recipe of manifest.recipes) {
  write(`templates/${recipe.title}.json`, json(workflowOf(recipe, manifest, form, triggerForm)));
}
// What only n8n has, such as its forms, is in templates of its own.
cpSync(join(root, 'connector/hosts/n8n/templates'), join(target, 'templates'), { recursive: true });
copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
