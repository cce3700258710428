import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { catalogue } from '../actions/index.ts';
import { manifest as manifestSchema } from '../schemas/manifest.ts';
import { jsonSchema } from './core/json-schema.ts';
import { indexOf, manifestOf, manifestText } from './core/manifest.ts';
import { editorPage } from './hosts/node-red/editor-page.ts';
import { flowOf } from './hosts/node-red/flows.ts';
import { ownScopes } from './okta/connection/scopes.ts';
import { pickLists } from './okta/pick-lists/index.ts';
import { recipesIn } from './recipes.ts';
import { documented, withTables } from './tables.ts';
import { sharedOutputs, triggers } from './triggers/index.ts';
import { ways } from './ways.ts';

// Run from the build, after the compiler: writes what is made from the code. `npm run build` is the way to call it.

const root = new URL('../../', import.meta.url);

const description = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const recipes = recipesIn(new URL('connector/recipes/', root));
const manifest = manifestOf({
  package: description,
  catalogue,
  triggers,
  sharedOutputs,
  pickLists,
  ownScopes,
  recipes,
  ways,
});

writeFileSync(new URL('connector.manifest.json', root), manifestText(manifest));
writeFileSync(new URL('connector.index.json', root), `${JSON.stringify(indexOf(manifest), null, 2)}\n`);
writeFileSync(
  new URL('dist/connector.manifest.schema.json', root),
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...jsonSchema(manifestSchema, 'output'),
  }),
);

const style = readFileSync(new URL('connector/hosts/node-red/editor/style.css', root), 'utf8');
writeFileSync(new URL('dist/connector/hosts/node-red/okta.html', root), editorPage(manifest, style));

const methods = 'connector/hosts/workato/methods/';
cpSync(new URL(methods, root), new URL(`dist/${methods}`, root), { recursive: true });

const examples = new URL('examples/', root);
rmSync(examples, { recursive: true, force: true });
mkdirSync(examples);
for (const [at, recipe] of recipes.entries()) {
  const file = new URL(`${String(at + 1).padStart(2, '0')} ${recipe.title}.json`, examples);
  writeFileSync(file, `${JSON.stringify(flowOf(recipe), null, 2)}\n`);
}

for (const page of documented) {
  const file = new URL(page, root);
  writeFileSync(file, withTables(readFileSync(file, 'utf8'), manifest));
}
