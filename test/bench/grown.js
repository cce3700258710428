import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// A start must not grow with the catalogue. So it is measured on a copy of the built package whose index and manifest are
// filled up with copies of its actions.

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the package with so many actions, and how to remove it. The scripts of the bench in it load the copy. */
export function grownPackage(actions) {
  const copy = mkdtempSync(join(tmpdir(), 'okta-grown-'));
  for (const part of ['package.json', 'dist', 'test/bench']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const index = read('connector.index.json');
  const manifest = read('connector.manifest.json');
  const own = manifest.actions;
  for (let count = own.length; count < actions; count += 1) {
    const action = own[count % own.length];
    const name = `${action.name}_${count}`;
    manifest.actions.push({ ...action, name });
    index.actions[name] = [action.module, action.export];
  }
  writeFileSync(join(copy, 'connector.index.json'), JSON.stringify(index, null, 2));
  writeFileSync(join(copy, 'connector.manifest.json'), JSON.stringify(manifest));
  return { path: (file) => join(copy, 'test/bench', file), remove: () => rmSync(copy, { recursive: true }) };
}
