import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../connector/sandbox/index.ts';
import { type Studio, startStudio } from '../../../../connector/studio.ts';
import { type Plain, plain } from '../../../differential/plain.ts';
import { openPage } from './chromium.ts';

// Somebody off-boards forty people from a file: looks at the plan first, sees how far it is and which row failed, and gives one
// of them everything back.

let studio: Studio;
let page: Page;
let sandbox: Sandbox;
let org: Plain;
let leavers: string[] = [];

/** The nodes of the flow, by what a person would drag and fill in. The studio reads no files, so that theirs is pasted. */
function flow(file: string): object[] {
  const z = 'leavers';
  const connection = 'leavers-org';
  const { origin: domain, apiKey } = sandbox;
  const step = (id: string, type: string, y: number, x: number, to: string[], more: object) => ({
    ...{ id, z, type, x, y, wires: [to] },
    ...more,
  });
  const inject = (id: string, name: string, y: number, to: string) =>
    step(id, 'inject', y, 150, [to], { name, props: [{ p: 'payload' }], payload: '', payloadType: 'date' });
  const rows = (id: string, y: number, to: string) => [
    step(`${id}-file`, 'template', y, 330, [`${id}-csv`], {
      ...{
        name: 'leavers.csv',
        field: 'payload',
        fieldType: 'msg',
        format: 'text',
        syntax: 'plain',
        output: 'str',
      },
      template: file,
    }),
    step(`${id}-csv`, 'csv', y, 490, [to], {
      ...{
        name: 'Each row',
        spec: 'rfc',
        sep: ',',
        hdrin: true,
        hdrout: 'none',
        multi: 'one',
        ret: '\\n',
        skip: '0',
      },
    }),
  ];
  const okta = (id: string, type: string, name: string, y: number, to: string[], more: object) =>
    step(id, `okta-${type}`, y, 690, to, { name, connection, step: id, ...more });
  const debug = (id: string, y: number, complete: string) =>
    step(id, 'debug', y, 960, [], {
      ...{
        name: id,
        active: true,
        tosidebar: true,
        complete,
        targetType: complete.startsWith('payload.') ? 'msg' : 'full',
      },
    });
  const userId = { type: 'msg', value: 'payload.login' };
  const keep =
    "const all = flow.get('taken') ?? {}; all[msg.payload.snapshot.login] = msg.payload.snapshot; flow.set('taken', all); return msg;";
  const which = "msg.payload = { why: msg.payload.login + ': ' + msg.error.message }; return msg;";
  const first = "msg.payload = Object.values(flow.get('taken') ?? {})[0]; return msg;";
  return [
    { id: z, type: 'tab', label: 'Leavers' },
    { id: connection, type: 'okta-connection', domain, sandbox: true, credentials: { apiKey } },
    inject('preview', 'Preview', 80, 'preview-file'),
    ...rows('preview', 80, 'plan'),
    okta('plan', 'offboard-user', 'Plan', 80, ['Planned'], { dryRun: true, input: { userId } }),
    debug('Planned', 80, 'payload.summary'),
    inject('start', 'Off-board', 180, 'start-file'),
    ...rows('start', 180, 'offboard'),
    okta('offboard', 'offboard-user', 'Off-board each', 180, ['keep'], { input: { userId } }),
    step('keep', 'function', 240, 690, ['Gone'], { name: 'Keep what was taken', func: keep, outputs: 1 }),
    debug('Gone', 240, 'payload.status'),
    step('failures', 'catch', 300, 490, ['say'], { name: 'Failed rows', scope: ['offboard'] }),
    step('say', 'function', 300, 690, ['Failed'], { name: 'Say which', func: which, outputs: 1 }),
    debug('Failed', 300, 'payload.why'),
    inject('undo', 'Undo the first', 400, 'snapshot'),
    step('snapshot', 'function', 400, 450, ['restore'], { name: 'The snapshot', func: first, outputs: 1 }),
    okta('restore', 'restore-user', 'Restore', 400, ['Back'], {
      input: { snapshot: { type: 'msg', value: 'payload' }, sendEmail: { type: 'bool', value: 'false' } },
    }),
    debug('Back', 400, 'payload.status'),
  ];
}

beforeAll(async () => {
  studio = await startStudio({ port: 0 });
  // Without limits, since a person would wait for the next minute with forty people.
  sandbox = await startSandbox({ rateLimit: 'off' });
  org = plain(sandbox);
  for (let at = 0; at < 40; at += 1) {
    const login = `leaver${at}@example.com`;
    const profile = { firstName: 'Leaver', lastName: String(at), email: login, login };
    const { body: user } = await org.send('POST', '/api/v1/users', { profile });
    leavers = [...leavers, user.id];
  }
  const { body: group } = await org.send('POST', '/api/v1/groups', { profile: { name: 'Leaving soon' } });
  for (const id of leavers) await org.send('PUT', `/api/v1/groups/${group.id}/users/${id}`);
  const logins = leavers.map((_, at) => `leaver${at}@example.com`);
  const file = ['login', ...logins.slice(0, 20), 'nobody@example.com', ...logins.slice(20), ''].join('\n');

  page = await openPage(studio);
  await page.goto(studio.editor);
  const headers = { 'content-type': 'application/json', 'node-red-api-version': 'v2' };
  const { flows, rev } = await (await page.request.get('/flows', { headers })).json();
  const data = JSON.stringify({ flows: [...flows, ...flow(file)], rev });
  expect((await page.request.post('/flows', { headers, data })).ok()).toBe(true);
  await page.reload();
  await page.locator('.red-ui-palette-node:visible').first().waitFor();
  await page.evaluate("RED.workspaces.show('leavers'); RED.sidebar.show('debug')");
  await node('Preview').waitFor();
}, 60_000);

afterAll(async () => {
  await page?.context().browser()?.close();
  await studio?.stop();
  await sandbox?.stop();
});

const node = (label: string): Locator =>
  page.locator('.red-ui-flow-node-group:visible', {
    has: page.locator('.red-ui-flow-node-label-text', { hasText: new RegExp(`^${label}$`) }),
  });
const press = (label: string) => node(label).locator('.red-ui-flow-node-button-button').click();
const status = (label: string) => node(label).locator('.red-ui-flow-node-status-label').textContent();
const said = (debug: string) =>
  page
    .locator('.red-ui-debug-msg', { hasText: `node: ${debug}` })
    .last()
    .textContent();
async function picture(name: string): Promise<void> {
  const pictures = process.env['PICTURES'];
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}
const statuses = async () => {
  const all = await Promise.all(leavers.map((id) => org.read(`/api/v1/users/${id}`)));
  return all.map((user) => user.status);
};

test('shows what would happen to each, and changes nothing', { timeout: 60_000 }, async () => {
  await press('Preview');
  await expect.poll(() => status('Plan \\(dry run\\)'), { timeout: 30_000 }).toBe('40 of 41 done, 1 failed');
  await picture('leavers-plan');

  expect(await said('Planned')).toContain('Offboard user: user');
  expect(new Set(await statuses())).toEqual(new Set(['PROVISIONED']));
});

test('off-boards them, tells how far it is, and names the row that failed', { timeout: 60_000 }, async () => {
  const seen = new Set<string | null>();
  await press('Off-board');
  await expect
    .poll(
      async () => {
        const text = await status('Off-board each');
        seen.add(text);
        return text;
      },
      { timeout: 40_000, interval: 20 },
    )
    .toBe('40 of 41 done, 1 failed');
  await picture('leavers-done');

  expect([...seen].filter((text) => /^\d+ of 41 done/.test(text ?? '')).length).toBeGreaterThan(1);
  expect(await said('Failed')).toContain('nobody@example.com: ');
  expect(new Set(await statuses())).toEqual(new Set(['DEPROVISIONED']));
});

test('gives one of them everything back', { timeout: 60_000 }, async () => {
  await press('Undo the first');
  await expect.poll(() => status('Restore'), { timeout: 20_000 }).toBe('done');
  await picture('leavers-undo');

  const after = await statuses();
  expect(after.filter((one) => one === 'PROVISIONED')).toHaveLength(1);
  const back = leavers[after.indexOf('PROVISIONED')];
  const groups = await org.all(`/api/v1/users/${back}/groups`);
  expect(groups.map(({ profile }) => profile.name)).toContain('Leaving soon');
});
