import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSpecification } from './connector/sandbox/deviations.ts';

// Around a whole run: sums up what the workers have noted of the sandbox.

const folder = mkdtempSync(join(tmpdir(), 'okta-run-'));
const file = join(folder, 'notes');

export function setup(): void {
  if (!process.env['OKTA_OPENAPI'])
    console.info('OKTA_OPENAPI names no file, so nothing is held against the specification.');
  writeFileSync(file, '');
  process.env['OKTA_NOTES'] = file;
}

export function teardown(): void {
  const notes = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  const of = (kind: string) =>
    notes.filter((note) => note.startsWith(`${kind} `)).map((note) => note.slice(kind.length + 1));
  const replies = of('reply');
  const seen = new Set(of('deviation'));
  const needless = fromSpecification.filter((_, index) => !seen.has(String(index)));
  for (const figure of of('figure')) console.info(figure);
  if (replies.length === 0) return;
  console.info(
    `${replies.length} replies of the sandbox, to ${new Set(replies).size} operations, were held against Okta's specification.`,
  );
  if (needless.length > 0 && process.env['CI']) {
    throw new Error(`Deviations that no reply needs: ${needless.map(([where]) => where).join(', ')}`);
  }
}
