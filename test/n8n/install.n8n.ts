import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { type Body, type N8n, packageFolder, startN8n } from './n8n.ts';
import { nodeType, runSteps, step, storeCredential } from './workflows.ts';

// n8n installs the package by its own installer, as a person does in Settings > Community nodes. The package is on no
// registry, so what n8n asks npm for it is answered from the file that `npm pack` makes.

const folder = mkdtempSync(join(tmpdir(), 'okta-n8n-install-'));
let n8n: N8n;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  const pack = ['pack', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8', cwd: packageFolder }));
  const real = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
  const { name, version, filename } = packed;
  const npm = join(folder, 'npm');
  writeFileSync(
    npm,
    `#!/bin/sh
echo "$1 $2" >> "${folder}/asked"
case "$1 $2" in
"view ${name}@"*) echo '"${version}"' ;;
"pack ${name}@"*) cp "${folder}/${filename}" . && echo ${filename} ;;
"outdated --json") echo '{}' ;;
*) exec "${real}" "$@" ;;
esac
`,
  );
  chmodSync(npm, 0o755);
  n8n = await startN8n({
    hasPackage: false,
    env: { PATH: `${folder}:${process.env['PATH']}`, N8N_UNVERIFIED_PACKAGES_ENABLED: 'true' },
  });
});
afterAll(async () => {
  await n8n?.stop();
  await sandbox?.stop();
  rmSync(folder, { recursive: true });
});

const types = async (): Promise<string[]> =>
  (await n8n.page('/types/nodes.json'))
    .map(({ name }: Body) => name)
    .filter((name: string) => name.startsWith('n8n-nodes-okta-workflow.'));

test("n8n's own installer installs both nodes, which run at once, and removes them", async () => {
  expect(await types()).toEqual([]);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const installed = await n8n.rest('POST', '/community-packages', {
    name: 'n8n-nodes-okta-workflow',
    version,
  });
  const type = 'oktaWorkflowApi';
  const data = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  const connected = {
    n8n,
    authentication: 'apiKey',
    type,
    credential: await storeCredential(n8n, type, data),
  };
  const parameters = { resource: 'users', operation: 'listUsers', limit: 1 };
  const { items, error } = await runSteps(connected, [step(connected, 'Okta', parameters)]);

  expect(readFileSync(join(folder, 'asked'), 'utf8')).toContain('pack n8n-nodes-okta-workflow@');
  expect(installed.installedNodes.map((node: Body) => node.type).sort()).toEqual([
    nodeType,
    'n8n-nodes-okta-workflow.oktaWorkflowTrigger',
  ]);
  expect(error?.message).toBeUndefined();
  expect(items).toHaveLength(1);
  await n8n.rest('DELETE', '/community-packages?name=n8n-nodes-okta-workflow');
  expect(await types()).toEqual([]);
});
