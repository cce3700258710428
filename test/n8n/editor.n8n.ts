import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../connector/sandbox/index.ts';
import { connect } from '../connector/sandbox/client.ts';
import { type Body, type N8n, owner, startN8n, until } from './n8n.ts';

// What a person does in n8n, in the browser that the person uses: from the credential to the output of two steps.

let sandbox: Sandbox;
let n8n: N8n;
let browser: Browser;
let page: Page;
/** `SHOTS=docs npm run test:n8n` renews the pictures of the documents. */
const shots = process.env['SHOTS'] ?? join(tmpdir(), 'okta-n8n-shots');
mkdirSync(shots, { recursive: true });
const shot = (name: string) => page.screenshot({ path: join(shots, `n8n-${name}.png`) });

beforeAll(async () => {
  // n8n marks its parts so.
  selectors.setTestIdAttribute('data-test-id');
  [sandbox, n8n] = await Promise.all([startSandbox(), startN8n()]);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
  page = await browser.newPage({ baseURL: n8n.origin, viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(30_000);
  // n8n's editor asks a registry for the package, and others for news.
  await page.route(
    ({ hostname, protocol }) => hostname !== '127.0.0.1' && protocol.startsWith('http'),
    (route) => route.abort(),
  );
  await page.goto('/signin');
  await page.locator('input[type=email], input[name=emailOrLdapLoginId]').fill(owner.email);
  await page.locator('input[type=password]').fill(owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot('failed');
});
afterAll(async () => {
  await browser?.close();
  await n8n?.stop();
  await sandbox?.stop();
});

const part = (id: string | RegExp): Locator => page.getByTestId(id);

/** Picks a node in the panel that is open, and one of its operations. */
async function pick(words: string, node: string, operation?: string): Promise<void> {
  await part('node-creator-search-bar').fill(words);
  await part('node-creator-item-name').filter({ hasText: node }).first().click();
  if (operation) await part('node-creator-item-name').filter({ hasText: operation }).first().click();
}

/** Presses on one thing, moves it in steps as a hand does, and drops it on another. */
async function drag(from: Locator, to: Locator): Promise<void> {
  // Whatever is still moving has come to rest then.
  await from.hover();
  const [a, b] = await Promise.all([from.boundingBox(), to.boundingBox()]);
  if (!a || !b) throw new Error('One of the two is not on the page.');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 20, a.y + a.height / 2, { steps: 5 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 15 });
  await page.mouse.up();
}

test('a person fills in a credential, and its test says that it works', async () => {
  await page.goto('/home/credentials');
  await part('add-resource-credential').or(part('empty-resources-list').getByRole('button')).first().click();
  await part('new-credential-type-select').locator('input').fill('Okta Workflow');
  await page.getByText('Okta Workflow API', { exact: true }).first().click();
  await part('new-credential-type-button').click();
  await part('parameter-input-domain').locator('input').fill(sandbox.origin);
  await part('parameter-input-apiKey').locator('input').fill(sandbox.apiKey);
  await part('parameter-input-sandbox').locator('.el-switch').click();
  await part('credential-save-button').click();
  await page.getByText(/Connection tested successfully/).waitFor();
  await shot('credential');
  const stored = await n8n.rest('GET', '/credentials');

  expect(stored.map(({ type }: Body) => type)).toContain('oktaWorkflowApi');
});

test('a person finds the node, chooses a user from the list, and drags a field into the next step before anything ran', async () => {
  await page.goto('/workflow/new');
  await part('canvas-plus-button').click();
  await pick('manual', 'Manual Trigger');
  await part('canvas-handle-plus').first().click();
  await part('node-creator-search-bar').fill('okta');
  await pick('okta workflow', 'Okta Workflow', 'Get user');
  await part('ndv').waitFor();
  await part('resource-locator-userId').locator('input').last().click();
  await page.getByTestId('rlc-search').fill('maria');
  await part('rlc-item').first().click();
  await shot('user');
  await part('ndv-close-button').click();

  await part('canvas-handle-plus').last().click();
  await pick('okta workflow', 'Okta Workflow', 'List user groups');
  await part('ndv').waitFor();
  await part('schema-preview-warning').waitFor();
  const pill = part('ndv-input-panel')
    .locator('[data-target=mappable]', { hasText: /^\s*login\s*$/ })
    .first();
  await drag(pill, part('resource-locator-userId'));
  await until('the expression', async () =>
    (await part('parameter-input-userId').textContent())?.includes('$json.profile.login'),
  );
  await shot('mapped');
  await part('node-execute-button').click();
  await part('output-panel')
    .getByText(/\d+ items?/)
    .first()
    .waitFor();
  await shot('output');
  await part('ndv-close-button').click();
  await until('the workflow to be saved', async () => /workflow\/(?!new)/.test(page.url()));
  const [, id] = /workflow\/([^?/]+)/.exec(page.url()) ?? [];
  const workflow = await n8n.rest('GET', `/workflows/${id}`);
  const [, , list] = workflow.nodes;

  expect(list.parameters.userId).toEqual({ __rl: true, mode: 'id', value: '={{ $json.profile.login }}' });
  const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
  expect((await n8n.rest('GET', `/executions?filter=${filter}`)).results[0].status).toBe('success');
}, 300_000);

test('a person begins with a trigger, looks at the latest event, and drags a field of it into the next step', async () => {
  await connect(sandbox).send('POST', '/api/v1/groups', { profile: { name: 'Made for the first event' } });
  await page.goto('/workflow/new');
  await part('canvas-plus-button').click();
  await pick('okta workflow trigger', 'Okta Workflow', 'Group created');
  await part('ndv').waitFor();
  await part('node-execute-button').click();
  await part('output-panel')
    .getByText(/\d+ items?/)
    .first()
    .waitFor();
  await shot('trigger');
  await part('ndv-close-button').click();

  await part('canvas-handle-plus').first().click();
  await pick('okta workflow', 'Okta Workflow', 'Get user');
  await part('ndv').waitFor();
  const pill = part('ndv-input-panel')
    .locator('[data-target=mappable]', { hasText: /^\s*alternateId\s*$/ })
    .first();
  await drag(pill, part('resource-locator-userId'));
  await until('the expression', async () =>
    (await part('parameter-input-userId').textContent())?.includes('actor.alternateId'),
  );
  await part('node-execute-button').click();
  await part('output-panel')
    .getByText(/\d+ items?/)
    .first()
    .waitFor();
}, 300_000);
