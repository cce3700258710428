import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scannerOfN8n } from './installed.ts';
import { packageFolder } from './n8n.ts';

const files = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(packageFolder, file), 'utf8');
const scripts = files.filter((file) => file.endsWith('.js'));

/** What n8n's scanner says of the package, by the rules for the files that a registry serves, or for its sources. */
function scanned(patterns: string): { passed: boolean; details?: string } {
  const { node, module } = scannerOfN8n();
  const script = `
    const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(${JSON.stringify(module)});
    console.log(JSON.stringify(await analyzePackage(${JSON.stringify(packageFolder)}, ${patterns})));`;
  const output = execFileSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

describe('the package for n8n', () => {
  test.each(['["**/*.js", "package.json"]', 'SOURCE_FILE_PATTERNS'])(
    "passes n8n's scanner: %s",
    (patterns) => {
      const { passed, details } = scanned(patterns);

      expect(details).toBeUndefined();
      expect(passed).toBe(true);
    },
  );

  test('needs nothing but n8n', () => {
    const { dependencies, peerDependencies, n8n } = JSON.parse(read('package.json'));
    const required = scripts.flatMap((file) =>
      [...read(file).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, of]) => of),
    );
    const foreign = new Set(required.filter((of) => !of?.startsWith('.')));

    expect(dependencies).toBeUndefined();
    expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
    expect([...foreign].sort()).toEqual(['n8n-workflow', 'node:crypto']);
    for (const file of [...n8n.nodes, ...n8n.credentials]) expect(files).toContain(file);
  });

  test('has no timer, no process and no HTTP client of its own', () => {
    const found = scripts.flatMap((file) =>
      [
        ...read(file).matchAll(
          /\b(?:process\.|setTimeout|setInterval|setImmediate|globalThis|undici|fetch\()/g,
        ),
      ].map(([word]) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('loads little when n8n starts, and the rest when something runs', () => {
    const node = read('dist/nodes/OktaWorkflow/OktaWorkflow.node.js');
    const sizes = scripts.map((file) => read(file).length);
    const kilobytes = Math.round(node.length / 1024);
    const all = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    console.log(`The node has ${kilobytes} kB, and everything together ${all} kB.`);

    expect(node).not.toContain('ZodObject');
    expect(kilobytes).toBeLessThan(1024);
  });
});
