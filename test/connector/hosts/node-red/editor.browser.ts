import type { Flow } from 'node-red';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formOf, paletteScript } from '../../../../connector/hosts/node-red/editor-page.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { type Studio, startStudio } from '../../../../connector/studio.ts';
import { openPage } from './chromium.ts';

// What a person does, in the browser that the person uses.

let studio: Studio;
let page: Page;
const elsewhere: string[] = [];
const failures: string[] = [];

beforeAll(async () => {
  studio = await startStudio({ port: 0 });
  page = await openPage(studio);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(studio.editor).origin)
      elsewhere.push(url.href);
  });
  page.on('pageerror', (error) => failures.push(String(error)));
  await page.goto(studio.editor);
  await node('Create user').waitFor();
});

afterAll(async () => {
  await page?.context().browser()?.close();
  await studio?.stop();
});

const v2 = { 'content-type': 'application/json', 'node-red-api-version': 'v2' };

/** A node on the flow that is shown, by its label. */
const node = (label: string): Locator =>
  page.locator('.red-ui-flow-node-group:visible', {
    has: page.locator('.red-ui-flow-node-label-text', { hasText: new RegExp(`^${label}$`) }),
  });

const field = (path: string): Locator => page.locator(`.okta-row[data-path="${path}"]`);
const picker = () => page.locator('.okta-picker');
const choice = (label: string) =>
  picker().locator('li button', { has: page.getByText(label, { exact: true }) });
const results = () => page.locator('.red-ui-debug-msg');

/** For a person to look at: PICTURES=folder npm run test:browser */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function press(inject: string): Promise<void> {
  await node(inject).locator('.red-ui-flow-node-button-button').click();
}

async function deploy(): Promise<void> {
  const deployed = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.click('#red-ui-header-button-deploy');
  await deployed;
}

/** Opens the form of a node. The form comes with the second press, before the mouse is up: a double click that looks whether it still hits the node would not end. */
async function open(label: string): Promise<void> {
  const isOpen = () => page.locator('.okta-form').isVisible();
  await node(label).hover();
  const { x, y } = await middle(node(label));
  await page.mouse.dblclick(x, y);
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(true);
}

/** Closes the form: with its work kept, or not. */
async function close(button: 'ok' | 'cancel'): Promise<void> {
  await page.click(`#node-dialog-${button}`);
  await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
  await page.locator('#red-ui-editor-shade').waitFor({ state: 'hidden' });
}

/** Chooses where the value of a field comes from. */
async function choose(path: string, type: string): Promise<void> {
  await field(path).locator('.red-ui-typedInput-type-select').click();
  await pickFromMenu(type);
}

/** Chooses from the menu that is open. A press on it while it unfolds is lost, so that it is pressed until it is gone. */
async function pickFromMenu(item: string | RegExp): Promise<void> {
  const wanted = page.locator('.red-ui-typedInput-options:visible a', { hasText: item });
  await wanted.click();
  await expect
    .poll(
      async () => {
        const isOpen = await wanted.isVisible();
        if (isOpen) await wanted.click();
        return isOpen;
      },
      { timeout: 10_000 },
    )
    .toBe(false);
}

/** Drags a node of the palette to a place on the canvas. */
async function drop(type: string, x: number, y: number): Promise<void> {
  const from = page.locator(`[data-palette-type="${type}"]`);
  const filter = page.locator('#red-ui-palette-search input');
  await filter.fill('');
  await filter.pressSequentially(type);
  // The palette filters a moment after the last key, and then moves.
  await page.locator('[data-palette-type="okta-create-user"]').waitFor({ state: 'hidden' });
  await from.hover();
  await drag(await middle(from), await place(x, y));
}

async function wire(from: string, to: string): Promise<void> {
  await drag(
    await middle(node(from).locator('.red-ui-flow-port-output .red-ui-flow-port')),
    await middle(node(to).locator('.red-ui-flow-port-input .red-ui-flow-port')),
  );
}

interface Point {
  x: number;
  y: number;
}

async function drag(from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

async function middle(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`Not shown: ${element}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function place(x: number, y: number): Promise<Point> {
  const box = await page.locator('#red-ui-workspace-chart').boundingBox();
  return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
}

describe('the palette', () => {
  const heading = (name: string) => page.locator('.red-ui-palette-header', { hasText: name });
  const inPalette = (type: string) => page.locator(`[data-palette-type="${type}"]`);

  test('shows a newcomer the nodes of the first recipe, and the headings of the others', async () => {
    await inPalette('okta-add-user-to-group').waitFor();
    const shown = await page
      .locator('.red-ui-palette-node:visible')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-palette-type')));

    expect(shown).toEqual([
      'inject',
      'debug',
      'catch',
      'change',
      'okta-create-user',
      'okta-find-group',
      'okta-add-user-to-group',
    ]);
    for (const name of ['Getting started', 'Okta triggers', 'Okta users', 'Okta groups']) {
      expect(await heading(name).isVisible(), name).toBe(true);
    }
  });

  test('stays as a person unfolds it', async () => {
    await heading('Okta users').click();
    await inPalette('okta-get-user').waitFor();
    await page.reload();
    await inPalette('okta-get-user').waitFor();
    expect(await inPalette('okta-list-groups').isVisible()).toBe(false);

    await heading('Okta users').click();
    await inPalette('okta-get-user').waitFor({ state: 'hidden' });
  });
});

describe('the recipe on the first tab', () => {
  test('runs at the press of its button and says in the debug sidebar what it did', async () => {
    await page.keyboard.press('Control+g');
    await page.keyboard.press('d');

    await press('New hire: Ada Lovelace');

    await expect
      .poll(() => results().first().textContent())
      .toContain('ada.lovelace@example.com is PROVISIONED and in the group Engineering');
  });

  test('brings the error to the debug sidebar when it is run again', async () => {
    await press('New hire: Ada Lovelace');

    await expect.poll(() => results().count()).toBe(2);
    await expect.poll(() => node('What went wrong').textContent()).toContain('CONFLICT');
    await page.locator('.red-ui-notification').first().waitFor({ state: 'hidden' });
    // The picture of the README: SCREENSHOT=docs/studio.png npm run test:browser
    const path = process.env['SCREENSHOT'];
    if (path) await page.screenshot({ path });
  });
});

describe('a form', () => {
  test('shows what was mapped, by names', async () => {
    await open('Add user to group');

    expect(await field('userId').textContent()).toContain('Create user › User ID');
    expect(await field('groupId').textContent()).toContain('Find group › Group › Group ID');
  });

  test('offers the groups of the org by their names', async () => {
    await choose('groupId', 'groups in the org');
    expect(await field('groupId').textContent()).toContain('Search the groups in the org');
    await field('groupId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('sal');
    await choice('Sales').click();

    expect(await field('groupId').textContent()).toContain('Sales');
    await close('cancel');
  });

  test('offers the datapills of attributes that the org added', async () => {
    await open('Add user to group');
    await field('userId').locator('.okta-opener').click();
    await expect
      .poll(async () => {
        await picker().getByRole('searchbox').fill('badge');
        return choice('Profile › Badge number').count();
      })
      .toBe(1);
    await picture('custom-datapills');
    await choice('Profile › Badge number').click();
    expect(await field('userId').textContent()).toContain('Create user › Profile › Badge number');
    await field('groupId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('chat');
    await choice('Group › Profile › Chat channel').waitFor();
    await page.keyboard.press('Escape');
    await close('ok');

    await open('Add user to group');
    await expect.poll(() => field('userId').textContent()).toContain('Create user › Profile › Badge number');
    await field('userId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('user id');
    await choice('User ID').click();
    await close('ok');
  });

  test('offers the users of the org to the last page', async () => {
    await open('Add user to group');
    await choose('userId', 'users in the org');
    await field('userId').locator('.okta-opener').click();
    await picker().locator('li button').nth(50).waitFor();
    expect(await picker().locator('li button').count()).toBe(51);
    await picker().getByRole('button', { name: 'More …' }).click();
    await expect.poll(() => picker().locator('li button').count()).toBeGreaterThan(55);
    expect(await picker().getByRole('button', { name: 'More …' }).count()).toBe(0);
    await picture('last-page');
    await page.keyboard.press('Escape');
    await close('cancel');
  });

  test('shows the attributes that the org added, keeps what was filled in by name, and clears', async () => {
    await open('Create user');
    const add = page.getByLabel('Add to Profile');
    await add.selectOption('Custom attribute');
    await page.getByLabel('Variable name').fill('remote');
    await choose('profile.', 'boolean');
    await close('ok');

    await open('Create user');
    await add.locator('option', { hasText: 'Badge number' }).waitFor({ state: 'attached' });
    await expect.poll(() => field('profile.remote').locator('label').textContent()).toBe('Works remotely');
    await add.selectOption('Badge number');
    await field('profile.badgeNumber').locator('.red-ui-typedInput-input').fill('1815');
    await add.selectOption('Shirt size');
    await field('profile.shirtSize').locator('.red-ui-typedInput-option-trigger').click();
    await pickFromMenu(/^XL$/);
    await add.selectOption('Start date');
    await choose('profile.startDate', 'clear this attribute');
    await picture('custom-attributes');
    await close('ok');
    await deploy();

    const flows = (await (await page.request.get('/flows')).json()) as Flow[];
    expect(flows.find(({ id }) => id === 'onboard-a-new-hire-create-user')?.['input']).toMatchObject({
      'profile.remote': { type: 'bool', value: 'true' },
      'profile.badgeNumber': { type: 'num', value: '1815' },
      'profile.shirtSize': { type: 'enum', value: 'XL' },
      'profile.startDate': { type: 'null' },
    });
  });

  test('says in small print why the attributes of the org are not shown', async () => {
    const message = 'The connection cannot be used.';
    await page.route('**/okta/describe/*', (route) => route.fulfill({ status: 400, json: { message } }));
    await open('Find group');

    await page.locator('.okta-help', { hasText: message }).waitFor();
    await picture('warning');
    await page.unroute('**/okta/describe/*');
    await close('cancel');
  });

  test('keeps attributes that are added, custom ones too, and a password that it never shows again', async () => {
    await open('Create user');
    const add = page.getByLabel('Add to Profile');
    await add.selectOption('Nickname');
    await field('profile.nickName').locator('.red-ui-typedInput-input').fill('Countess');
    await add.selectOption('Custom attribute');
    await page.getByLabel('Variable name').fill('lockerNumber');
    await choose('profile.', 'number');
    await field('profile.').locator('.red-ui-typedInput-input').fill('1815');
    await field('password').locator('.red-ui-typedInput-input').fill('Correct-Horse-9');
    await close('ok');
    await deploy();

    const flows = (await (await page.request.get('/flows')).json()) as Flow[];
    expect(flows.find(({ id }) => id === 'onboard-a-new-hire-create-user')?.['input']).toMatchObject({
      'profile.nickName': { type: 'str', value: 'Countess' },
      'profile.lockerNumber': { type: 'num', value: '1815' },
      password: { type: 'cred' },
    });
    expect(JSON.stringify(flows)).not.toContain('Correct-Horse-9');

    await page.reload();
    await open('Create user');
    expect(await field('password').locator('.red-ui-typedInput-input').inputValue()).toBe('__PWRD__');
    expect(await field('profile.lockerNumber').locator('.okta-name').inputValue()).toBe('lockerNumber');
    await close('cancel');
  });
});

describe('the connection', () => {
  test('is tested as it stands in the form', async () => {
    await open('Create user');
    await page.click('#node-input-lookup-connection, #node-input-btn-connection-edit');
    await page.getByRole('button', { name: 'Test connection' }).click();
    const outcome = page.locator('.okta-outcome');

    await expect.poll(() => outcome.textContent()).toContain('as maria.dubois@example.com.');
    expect(await page.locator('#node-config-input-apiKey').inputValue()).toBe('__PWRD__');

    await page.fill('#node-config-input-apiKey', 'wrong');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect.poll(() => outcome.getAttribute('class')).toContain('okta-bad');
    expect(await outcome.textContent()).toMatch(/API key/);
    await page.click('#node-config-dialog-cancel');
    await close('cancel');
  });

  test('shows the fields of the kind of authentication that is chosen, and keeps the lines of a key', async () => {
    const input = (key: string) => page.locator(`#node-config-input-${key}`);
    const pem = '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----';
    await open('Create user');
    await page.click('#node-input-lookup-connection, #node-input-btn-connection-edit');
    await input('apiKey').waitFor();
    expect(await input('privateKey').isVisible()).toBe(false);

    await input('authentication').selectOption('OAuth 2.0 service app');
    expect(await input('apiKey').isVisible()).toBe(false);
    await input('clientId').fill('0oa1');
    await input('privateKey').fill(pem);
    await page.getByText('An app in the org that signs in with a key pair.').waitFor();
    await picture('service-app');
    const asked = page.waitForRequest((request) => request.url().endsWith('/connection-test'));
    await page.getByRole('button', { name: 'Test connection' }).click();

    expect((await asked).postDataJSON()).toMatchObject({
      values: { authentication: 'oauth', clientId: '0oa1' },
      secrets: { privateKey: pem },
    });
    const outcome = page.locator('.okta-outcome');
    await expect.poll(() => outcome.textContent()).toMatch(/^The private key cannot be used: /);
    await page.click('#node-config-dialog-cancel');
    await close('cancel');
  });
});

describe('a recipe of their own', () => {
  test('is dragged together, mapped with a datapill, deployed and run', async () => {
    await page.click('.red-ui-tab-button.red-ui-tabs-add a');
    await drop('inject', 120, 100);
    await drop('okta-get-user', 320, 100);
    await drop('okta-list-user-groups', 520, 100);
    await drop('debug', 740, 100);
    await wire('timestamp', 'Get user');
    await wire('Get user', 'List user groups');
    await wire('List user groups', 'debug 1');

    await open('Get user');
    await field('userId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('dubois');
    await choice('María Dubois (maria.dubois@example.com)').click();
    await close('ok');

    await open('List user groups');
    await choose('userId', 'datapill');
    await field('userId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('user id');
    await choice('User ID').click();
    await close('ok');

    await deploy();
    await press('timestamp');

    await expect.poll(() => results().last().textContent()).toContain('groups: array[');
  });

  const mark = (label: string) => node(label).locator('.red-ui-flow-node-error');
  const undo = async () => {
    await page.locator('#red-ui-workspace-chart').click({ position: { x: 400, y: 400 } });
    await page.keyboard.press('Control+z');
  };
  const userId = async () => {
    await open('List user groups');
    const text = await field('userId').textContent();
    await close('cancel');
    return text;
  };

  test('follows a step that gets another name, and takes it back', async () => {
    const flow = await page.evaluate<string>('RED.workspaces.active()');
    const caught = {
      id: 'caught',
      z: flow,
      type: 'okta-suspend-user',
      name: 'Suspend',
      connection: 'okta-org',
      step: 'suspend_user',
      input: { userId: { type: 'pill', value: 'get_user.id' } },
      x: 400,
      y: 300,
      wires: [['shown']],
    };
    const catching = { id: 'trap', type: 'catch', z: flow, x: 200, y: 300, wires: [['caught']] };
    const shown = {
      id: 'shown',
      type: 'debug',
      z: flow,
      active: false,
      complete: 'okta.get_user.profile',
      targetType: 'msg',
      x: 600,
      y: 300,
      wires: [],
    };
    await page.evaluate(`RED.nodes.import(${JSON.stringify([catching, caught, shown])}); RED.view.redraw()`);
    await open('Get user');
    await page.fill('#okta-step', 'leaver');
    await close('ok');

    expect(await userId()).toContain('Get user › User ID');
    await deploy();
    const flows = (await (await page.request.get('/flows')).json()) as Flow[];
    expect(flows.find(({ type, z }) => type === 'okta-list-user-groups' && z === flow)).toMatchObject({
      step: 'list_user_groups',
      input: { userId: { type: 'pill', value: 'leaver.id' } },
    });
    const saved = (id: string) => flows.find((one) => one.id === id);
    expect(saved('caught')).toMatchObject({ input: { userId: { value: 'leaver.id' } } });
    expect(saved('shown')).toMatchObject({ complete: 'okta.leaver.profile' });
    expect(saved('off-board-a-leaver-list-user-groups')).toMatchObject({
      input: { userId: { value: 'get_user.id' } },
    });
    await press('timestamp');
    await expect.poll(() => results().count()).toBe(1);
    expect(await results().last().textContent()).toContain('groups: array[');

    await undo();
    expect(await userId()).toContain('Get user › User ID');
    await open('Get user');
    expect(await page.inputValue('#okta-step')).toBe('get_user');
    await close('cancel');
  });

  test('is marked where its step is gone, until the step is back', async () => {
    expect(await mark('List user groups').isVisible()).toBe(false);
    await node('Get user').click();
    await page.keyboard.press('Delete');

    await mark('List user groups').waitFor();
    expect(await userId()).toContain('get_user.id (no earlier step provides this)');
    await picture('lost-datapill');
    await undo();
    await mark('List user groups').waitFor({ state: 'hidden' });
  });

  test('shows the name of what was chosen, also in a flow that holds the ID alone', async () => {
    const saved = await (await page.request.get('/flows', { headers: v2 })).text();
    const nameless = JSON.parse(saved, (key, value) => (key === 'labels' ? undefined : value));
    await page.request.post('/flows', { headers: v2, data: JSON.stringify(nameless) });
    await page.reload();

    await open('Get user');
    await expect.poll(() => field('userId').textContent()).toContain('María Dubois (maria.dubois@');
    await close('cancel');
  });
});

describe('a flow that a trigger begins', () => {
  test('is mapped with a datapill of the event before there was one, and runs when it happens', async () => {
    await page.click('.red-ui-tab-button.red-ui-tabs-add a');
    await drop('okta-on-group-created', 160, 100);
    await drop('okta-get-group', 400, 100);
    await drop('debug', 640, 100);
    await wire('Group created', 'Get group');
    await wire('Get group', 'debug \\d');

    await open('Group created');
    await page.locator('#node-input-every').fill('10');
    expect(await page.locator('.okta-form').textContent()).not.toContain('datapill');
    await picture('trigger-form');
    await close('ok');

    await open('Get group');
    await choose('groupId', 'datapill');
    await field('groupId').locator('.okta-opener').click();
    await picker().getByRole('searchbox').fill('group created group id');
    await picture('trigger-pills');
    await choice('Group › ID').click();
    await close('ok');
    await deploy();
    await expect.poll(() => node('Group created').textContent()).toContain('waiting for events');

    const { origin, apiKey } = studio.sandbox;
    await fetch(`${origin}/api/v1/groups`, {
      method: 'POST',
      headers: { authorization: `SSWS ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ profile: { name: 'Made while the flow ran' } }),
    });

    await expect.poll(() => node('Group created').textContent(), { timeout: 15_000 }).toContain('last event');
    await expect.poll(() => results().last().textContent()).toContain('00g');
    await picture('trigger-ran');
  });

  test('is tried by the button of its trigger', async () => {
    const before = await results().count();
    await press('Group created');

    await expect.poll(() => results().count()).toBeGreaterThan(before);
  });
});

describe('a form for several kinds', () => {
  // An action of the manifest with other fields, as the editor would be told of it.
  const type = 'okta-get-group';
  const asked: object[] = [];
  const shown = (path: string) => field(path).isVisible();
  const optionOf = async (path: string, value: string) => {
    await field(path).locator('.red-ui-typedInput-option-trigger').click();
    await pickFromMenu(new RegExp(`^${value}$`));
  };
  const pick = async (path: string, label: string) => {
    await field(path).locator('.okta-opener').click();
    await choice(label).click();
  };

  beforeAll(async () => {
    const { manifest } = await loadConnector();
    const inputSchema = {
      type: 'object' as const,
      properties: {
        userId: { title: 'User ID', type: 'string', 'x-pick-list': 'users' },
        factorId: { title: 'Factor ID', type: 'string', 'x-pick-list': 'user_gadgets' },
        factorType: { title: 'Factor type', type: 'string', enum: ['sms', 'call', 'email'] },
        phoneNumber: {
          title: 'Phone number',
          type: 'string',
          'x-show-when': { field: 'factorType', is: ['sms', 'call'], required: true },
        },
        passCode: {
          title: 'Passcode',
          type: 'string',
          'x-secret': true,
          'x-show-when': { field: 'factorType', is: ['email'] },
        },
        profile: {
          title: 'Settings',
          type: 'object',
          properties: { language: { title: 'Language', type: 'string' } },
          'x-show-when': { field: 'factorType', is: ['email'] },
        },
      },
      required: ['factorType'],
    };
    const pickLists = [
      ...manifest.pickLists,
      { name: 'user_gadgets', title: 'User gadgets', scopes: [], needs: ['userId'] },
    ];
    const other = {
      ...manifest,
      pickLists,
      actions: manifest.actions.map((action) =>
        action.name === 'get_group' ? { ...action, inputSchema, keywords: ['text a code'] } : action,
      ),
    };
    const body = paletteScript(other);
    const form = formOf({ inputSchema, outputSchema: {} }, {}, pickLists);
    await page.route('**/okta/node-red/palette.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
    await page.route('**/okta/describe/get_group', (route) =>
      route.fulfill({ json: { ...form, warnings: [] } }),
    );
    await page.route('**/okta/pick-list/user_gadgets', (route) => {
      const question = route.request().postDataJSON();
      asked.push(question);
      const factor = { value: `of-${question.given.userId}`, label: 'The factor of this user' };
      const choices = [question.chosen ?? [factor.value]].flat().includes(factor.value) ? [factor] : [];
      return route.fulfill({ json: { choices, nextCursor: null } });
    });
    await page.reload();
    await page.locator('.red-ui-palette-node:visible').first().waitFor();
    await page.click('.red-ui-tab-button.red-ui-tabs-add a');
    const flow = await page.evaluate<string>('RED.workspaces.active()');
    const kinds = {
      id: 'kinds',
      z: flow,
      type,
      connection: 'okta-org',
      step: 'kinds',
      input: {},
      x: 300,
      y: 400,
      wires: [[]],
    };
    await page.evaluate(`RED.nodes.import(${JSON.stringify([kinds])}); RED.view.redraw(true)`);
  });
  afterAll(() => page.unrouteAll());

  test('is found in the palette by other words', async () => {
    const filter = page.locator('#red-ui-palette-search input');
    await filter.fill('');
    await filter.pressSequentially('text a code');
    await expect
      .poll(() =>
        page
          .locator('.red-ui-palette-node:visible')
          .evaluateAll((nodes) => nodes.map(({ textContent }) => textContent?.replace(/\s+/g, ' '))),
      )
      .toEqual(['Get group']);
    // At once, while the headings that do not fit are still folding.
    await filter.fill('');
    await filter.press('Backspace');
    await page.waitForFunction('$(":animated").length === 0');
    await page.getByText('Getting started').waitFor();
  });

  test('shows only the fields of the kind that is chosen, and keeps no others', async () => {
    await open('Get group');
    expect(await shown('phoneNumber')).toBe(false);
    expect(await shown('passCode')).toBe(false);
    await optionOf('factorType', 'sms');
    expect(await shown('phoneNumber')).toBe(true);
    expect(await field('phoneNumber').locator('.okta-required').isVisible()).toBe(true);
    await field('phoneNumber').locator('.red-ui-typedInput-input').fill('+1 555');
    await picture('kinds-sms');

    await optionOf('factorType', 'email');
    expect(await shown('phoneNumber')).toBe(false);
    await page.getByLabel('Add to Settings').waitFor({ state: 'attached' });
    await field('passCode').locator('.red-ui-typedInput-input').fill('Secret-1');
    await picture('kinds-email');
    await optionOf('factorType', 'call');
    expect(await field('phoneNumber').locator('.red-ui-typedInput-input').inputValue()).toBe('+1 555');
    await close('ok');

    expect(await page.evaluate('RED.nodes.node("kinds").input')).toEqual({
      factorType: { type: 'enum', value: 'call' },
      phoneNumber: { type: 'str', value: '+1 555' },
    });
    expect(await page.evaluate('RED.nodes.node("kinds").credentials?.passCode ?? ""')).toBe('');
  });

  test('marks a node in which a field of its kind is empty', async () => {
    await open('Get group');
    await field('phoneNumber').locator('.red-ui-typedInput-input').fill('');
    await close('ok');
    await node('Get group').locator('.red-ui-flow-node-error').waitFor();
    await open('Get group');
    await optionOf('factorType', 'email');
    await close('ok');
    await node('Get group').locator('.red-ui-flow-node-error').waitFor({ state: 'hidden' });
  });

  test('shows the fields of all kinds where only the run shows which it is', async () => {
    await open('Get group');
    await choose('factorType', 'msg.');
    await field('factorType').locator('.red-ui-typedInput-input').fill('payload.kind');
    await field('factorType').locator('.red-ui-typedInput-input').press('Tab');

    expect(await shown('phoneNumber')).toBe(true);
    expect(await field('phoneNumber').locator('.okta-required').isVisible()).toBe(false);
    await field('phoneNumber').getByText('Only if "Factor type" is sms or call, and needed then.').waitFor();
    await picture('kinds-unknown');
    await close('cancel');
  });

  test('asks for what the choices depend on, then offers them, and drops a choice that is no longer one', async () => {
    await open('Get group');
    await field('factorId').locator('.okta-opener').click();
    await picker().getByText('Choose "User ID" first, because the choices depend on it.').waitFor();
    await picture('depends');
    await page.keyboard.press('Escape');
    await pick('userId', 'María Dubois (maria.dubois@example.com)');
    await pick('factorId', 'The factor of this user');
    expect(await field('factorId').textContent()).toContain('The factor of this user');
    expect(asked.at(-1)).toMatchObject({ given: { userId: expect.stringMatching(/^00u/) } });

    await field('userId').locator('.okta-opener').click();
    await picker().locator('li button').nth(3).click();
    await expect.poll(() => field('factorId').textContent()).toContain('Search the user gadgets …');
    await choose('userId', 'msg.');
    await field('userId').locator('.red-ui-typedInput-input').fill('payload.user');
    await field('factorId').locator('.okta-opener').click();
    await picker().getByText('which is known only when the flow runs').waitFor();
    await page.keyboard.press('Escape');
    await close('cancel');
  });
});

test('Nothing is loaded from elsewhere, and no script fails', () => {
  expect(elsewhere).toEqual([]);
  expect(failures).toEqual([]);
});
