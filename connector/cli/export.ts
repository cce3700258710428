import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { byName } from '../core/load.ts';
import type { Version } from '../hosts/openapi/versions.ts';
import { loadConnector } from '../index.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

interface OpenApiOptions {
  version: Version;
  server: string;
  only?: string[];
  readOnly?: true;
  output?: string;
}

interface WorkatoOptions {
  output?: string;
  recipes?: string;
  provider?: string;
  connection: string;
}

export function exportCommand(program: Command, io: Io): Command {
  const command = program.command('export').description('Write the connector in the form of another host.');
  command
    .command('openapi')
    .description('Write a description of the gateway (okta-connector serve), for hosts that import one.')
    .addOption(
      new Option('--version <version>', 'the version of OpenAPI; Power Automate and Logic Apps take 2.0')
        .choices(['3.1', '3.0', '2.0'])
        .default('3.1'),
    )
    .option('--server <url>', 'the address at which the host reaches the gateway', 'http://127.0.0.1:4200')
    .option('--only <names>', 'only these resources and actions: users,groups,list_log_events', (typed) =>
      typed.split(',').map((name) => name.trim()),
    )
    .option('--read-only', 'only what changes nothing')
    .option('--output <file>', 'write to a file instead of the standard output')
    .action((options: OpenApiOptions) => openapi(options, io));
  command
    .command('workato')
    .description("Write a connector for Workato's Connector SDK, as a Ruby file.")
    .option('--output <file>', 'write to a file instead of the standard output')
    .option(
      '--recipes <folder>',
      'write the recipes there instead, as Workato exports them; needs --provider',
    )
    .option(
      '--provider <name>',
      'the name that your workspace gave the connector, as in a recipe that you exported',
    )
    .option('--connection <name>', 'the name of the connection in your workspace', 'Okta')
    .action((options: WorkatoOptions) => workato(options, io));
  command
    .command('zapier')
    .description("Write an app for Zapier's platform, as a folder for its command line.")
    .option('--output <folder>', 'the folder to write', 'okta-zapier')
    .action(({ output }: { output: string }) => zapier(output, io));
  return command;
}

/** The version of Zapier's platform that the app is held to. */
const zapierCore = '19.1.0';

function zapier(folder: string, { stderr }: Io): void {
  const { name, version } = createRequire(import.meta.url)('okta-workflow-connector/package.json');
  const description = {
    name: 'okta-zapier',
    version,
    private: true,
    main: 'index.js',
    engines: { node: '>=22' },
    dependencies: { [name]: version, 'zapier-platform-core': zapierCore },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), asJson(description));
  writeFileSync(
    join(folder, 'index.js'),
    `const { version } = require('zapier-platform-core');\n\nmodule.exports = require('${name}/zapier').appFor(version);\n`,
  );
  stderr.write(`The app is in ${folder}. Go on there: npm install, then zapier-platform push.\n`);
}

async function workato({ output, recipes, provider, connection }: WorkatoOptions, io: Io): Promise<void> {
  const { manifest } = await loadConnector();
  if (recipes === undefined) {
    const { workatoConnector } = await import('../hosts/workato/connector.ts');
    return write(workatoConnector(manifest), output, io);
  }
  if (!provider) {
    throw new ConnectorError(
      'INVALID_INPUT',
      'Enter --provider, such as okta_workflow_connector_1234567_1700000000: each workspace gives the connector a name of its own. Build a recipe with any step of it, export the recipe, and copy its "provider".',
    );
  }
  const { fileOf, workatoRecipe } = await import('../hosts/workato/recipes.ts');
  mkdirSync(recipes, { recursive: true });
  for (const recipe of manifest.recipes) {
    const written = workatoRecipe(recipe, manifest, { provider, connection });
    writeFileSync(join(recipes, fileOf(written)), asJson(written));
  }
  io.stderr.write(`${manifest.recipes.length} recipes are in ${recipes}.\n`);
}

async function openapi({ version, server, only, readOnly, output }: OpenApiOptions, io: Io): Promise<void> {
  if (!/^https?:\/\/[^/?#]+\/?$/.test(server) || !URL.canParse(server)) {
    throw new ConnectorError(
      'INVALID_INPUT',
      '--server takes an address without a path: https://okta-gateway.example.com',
    );
  }
  const { manifest } = await loadConnector();
  for (const name of only ?? [])
    byName('resource or action', [...manifest.resources, ...manifest.actions], name);
  const [{ documentOf }, { inVersion }] = await Promise.all([
    import('../hosts/openapi/document.ts'),
    import('../hosts/openapi/versions.ts'),
  ]);
  const document = documentOf(manifest, {
    server: new URL(server).origin,
    actions: ({ name, resource, effect }) =>
      (!readOnly || effect === 'read') && (!only || only.includes(name) || only.includes(resource)),
    triggers: !only,
  });
  write(asJson(inVersion(document, version)), output, io);
}

function write(text: string, file: string | undefined, { stdout }: Io): void {
  if (file === undefined) stdout.write(text);
  else writeFileSync(file, text);
}
