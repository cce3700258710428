import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Packs the package as it would be published, installs it into an empty project as a stranger would, and holds what
// arrives there against what is promised.

const root = fileURLToPath(new URL('../../', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'okta-package-'));
process.on('exit', () => rmSync(project, { recursive: true, force: true }));

const output = (command, args, cwd = project) => execFileSync(command, args, { cwd, encoding: 'utf8' });
const tool = (name, ...args) => output(join(root, 'node_modules/.bin', name), args);

const packing = ['pack', '--json', '--pack-destination', project];
const [{ filename, files }] = JSON.parse(output('npm', packing, root));
const tarball = join(project, filename);

const shipped = files.map(({ path }) => path);
const strange = shipped.filter(
  (path) =>
    !/^(?:dist\/(?:actions|connector|schemas)\/.+\.(?:js|d\.ts|html|rb)|dist\/[\w.]+\.json|docs\/\w+(?:-\w+)*\.md|examples\/.+\.json|[\w.]+)$/.test(
      path,
    ),
);
assert.deepEqual(strange, [], 'files that nobody expects in the package');
for (const path of ['LICENSE', 'README.md', 'connector.manifest.json', 'dist/connector/cli/index.js']) {
  assert(shipped.includes(path), `${path} is not in the package`);
}
const scripts = shipped.filter((path) => /^dist\/connector\/(?:build|recipes|tables|ways)\./.test(path));
assert.deepEqual(scripts, [], 'scripts of the build in the package');
console.log(`The package has ${shipped.length} files, and no strange ones.`);

tool('publint', 'run', tarball, '--strict');
tool('attw', tarball, '--profile', 'esm-only');
console.log('publint and attw find nothing.');

writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n');
output('npm', ['install', tarball, '--no-audit', '--no-fund', '--prefer-offline']);
const packages = output('npm', ['ls', '--omit=dev', '--all', '--parseable']).trim().split('\n').slice(1);
const bytes = readdirSync(join(project, 'node_modules'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
console.log(`An install has ${packages.length} packages and ${(bytes / 2 ** 20).toFixed(1)} MB.`);
assert(packages.length <= 8, 'at most eight packages');
// Some 8 MB are the four packages that ours needs, most of it zod. The manifest and the types grow with each action.
assert(bytes < 13 * 2 ** 20, 'under 13 MB');

const cli = (...args) =>
  spawnSync('npx', ['--no', 'okta-connector', ...args], { cwd: project, encoding: 'utf8' });
assert.match(cli('actions', 'suspend_user').stdout, /^Suspend user/);
assert.equal(cli('nonsense').status, 2);
const { status, stderr } = cli('run', 'list_users', '--sandbox');
assert.equal(status, 1);
assert.match(stderr, /npm install bcryptjs hono/, 'the optional packages are named when they are missing');
writeFileSync(join(project, 'okta.json'), '{ "domain": "acme.okta.com", "apiKey": "none" }');
assert.match(cli('mcp', '--connection', 'okta.json').stderr, /npm install @modelcontextprotocol\/server/);
console.log('The command runs, and names the optional packages that it lacks.');

// A release of undici may move the inner file that is loaded for speed. This stub has only the package's own entry.
const modules = join(project, 'node_modules');
renameSync(join(modules, 'undici'), join(modules, 'undici-itself'));
mkdirSync(join(modules, 'undici'));
writeFileSync(
  join(modules, 'undici/package.json'),
  '{ "name": "undici", "version": "8.0.0", "main": "index.js" }',
);
writeFileSync(join(modules, 'undici/index.js'), "module.exports = require('../undici-itself');\n");
writeFileSync(
  join(project, 'nobody.json'),
  '{ "domain": "http://127.0.0.1:9", "apiKey": "none", "sandbox": true }',
);
assert.match(
  cli('run', 'create_group', '--input', '{"name":"Sales"}', '--connection', 'nobody.json').stderr,
  /^NETWORK: http:\/\/127\.0\.0\.1:9 could not be reached.*ECONNREFUSED/m,
);
rmSync(join(modules, 'undici'), { recursive: true });
renameSync(join(modules, 'undici-itself'), join(modules, 'undici'));
console.log('A call goes out through an undici whose inner files have moved.');

// The README's own example, compiled as a stranger's strict project would.
const [, example] = /```js\n(import .+?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8'));
const imports = ['define', 'sandbox'].map(
  (name) => `import * as ${name} from 'okta-workflow-connector/${name}';\n`,
);
writeFileSync(join(project, 'example.ts'), `${example}\n${imports.join('')}console.log(define, sandbox);\n`);
const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  types: ['node'],
};
writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.ts'] }));
for (const name of ['@types/node', 'undici-types']) {
  const place = join(project, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  cpSync(join(root, 'node_modules', name), place, { recursive: true });
}
const compiled = spawnSync(join(root, 'node_modules/.bin/tsc'), { cwd: project, encoding: 'utf8' });
assert.equal(compiled.stdout, '', 'the types hold in a strict project');
console.log("The README's example compiles against the package.");
