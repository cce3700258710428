import { readdirSync, readFileSync } from 'node:fs';
import type { Flow } from 'node-red';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf } from '../../../../connector/hosts/node-red/editor/fields.ts';
import { missing } from '../../../../connector/hosts/node-red/editor/missing.ts';
import { nodeType } from '../../../../connector/hosts/node-red/editor/names.ts';
import { flowOf } from '../../../../connector/hosts/node-red/flows.ts';
import { connected } from '../../../../connector/hosts/node-red/recipes.ts';
import { loadConnector, type Recipe } from '../../../../connector/index.ts';
import { approve, type Everywhere, enrolledPush } from '../../../actions/factors/enrolled.ts';
import { arrivals, type Running, running } from './running.ts';

const { manifest } = await loadConnector();

let here: Running;

beforeAll(async () => {
  here = await running({});
}, 30_000);

afterAll(() => here.studio.stop());

async function groupsOf(login: string): Promise<string[]> {
  const groups = (await here.org(`/api/v1/users/${login}/groups`)) as { profile: { name: string } }[];
  return groups.map(({ profile }) => profile.name);
}

describe('Onboard a new hire', () => {
  test('creates the user and puts the user into the group of the department', async () => {
    const done = arrivals('onboard-a-new-hire-say-what-was-done-done');

    await here.press('onboard-a-new-hire-start');

    expect((await done.next()).payload).toBe(
      'ada.lovelace@example.com is PROVISIONED and in the group Engineering',
    );
    expect(await here.org('/api/v1/users/ada.lovelace@example.com')).toMatchObject({
      status: 'PROVISIONED',
      profile: { firstName: 'Ada', lastName: 'Lovelace', title: 'Analyst', department: 'Engineering' },
    });
    expect(await groupsOf('ada.lovelace@example.com')).toEqual(['Everyone', 'Engineering']);
  });

  test('brings the error to the catch node when the login is taken', async () => {
    const failed = arrivals('onboard-a-new-hire-failed');

    await here.press('onboard-a-new-hire-start');

    const { error, payload } = await failed.next();
    expect(error).toMatchObject({
      code: 'CONFLICT',
      name: 'ConnectorError',
      message: expect.stringContaining('login'),
      retryable: false,
      status: 400,
      action: 'create_user',
      okta: { errorCode: 'E0000001', causes: [{ field: 'login' }] },
      source: { id: 'onboard-a-new-hire-create-user', type: 'okta-create-user', count: 1 },
    });
    expect(error).not.toHaveProperty('cause');
    expect(payload).toMatchObject({ firstName: 'Ada' });
  });
});

describe('Off-board a leaver', () => {
  const leaver = 'fatima.jensen@example.com';

  test('signs the leaver out, deactivates the account and removes it from its groups', async () => {
    expect(await groupsOf(leaver)).toContain('Sales');
    const account = arrivals('off-board-a-leaver-say-what-was-done-done');
    const left = arrivals('off-board-a-leaver-say-which-group-done');

    await here.press('off-board-a-leaver-start');

    expect((await account.next()).payload).toBe(`${leaver} is DEPROVISIONED (changed: true)`);
    expect((await left.next()).payload).toBe(`${leaver} is no longer in Sales`);
    expect(await here.org(`/api/v1/users/${leaver}`)).toMatchObject({ status: 'DEPROVISIONED' });
    expect(await groupsOf(leaver)).not.toContain('Sales');
  });

  test('has nothing to do the second time', async () => {
    const account = arrivals('off-board-a-leaver-say-what-was-done-done');

    await here.press('off-board-a-leaver-start');

    expect((await account.next()).payload).toBe(`${leaver} is DEPROVISIONED (changed: false)`);
  });
});

interface Member {
  status: string;
  profile: { login: string };
}

describe('Review who is in a group', () => {
  test('counts the members, and says of each member without an active account which group it is in', async () => {
    const count = arrivals('review-who-is-in-a-group-say-how-many-done');
    const look = arrivals('review-who-is-in-a-group-say-why-done');

    await here.press('review-who-is-in-a-group-start');

    const [group] = await here.org('/api/v1/groups?q=VPN');
    const members: Member[] = await here.org(`/api/v1/groups/${group.id}/users`);
    expect((await count.next()).payload).toBe(`VPN Users has ${members.length} members`);
    const inactive = members.filter(({ status }) => status !== 'ACTIVE');
    expect(inactive.length).toBeGreaterThan(0);
    for (const { status, profile } of inactive) {
      expect((await look.next()).payload).toBe(`${profile.login} is ${status} and in VPN Users`);
    }
  });
});

describe('Unlock everybody who is locked out', () => {
  test('says how many there are, and unlocks each', async () => {
    const locked: Member[] = await here.org('/api/v1/users?filter=status%20eq%20%22LOCKED_OUT%22');
    const count = arrivals('unlock-everybody-say-how-many-done');
    const who = arrivals('unlock-everybody-say-who-done');

    await here.press('unlock-everybody-start');

    expect(locked.length).toBeGreaterThan(0);
    expect((await count.next()).payload).toBe(`${locked.length} users are locked out`);
    for (const { profile } of locked) {
      expect((await who.next()).payload).toBe(`${profile.login} is ACTIVE`);
    }
  });
});

describe('examples', () => {
  const folder = new URL('../../../../examples/', import.meta.url);
  const files = readdirSync(folder);
  const nodesOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Flow[];

  test('are offered under Import > Examples', async () => {
    const { body } = await here.editor('/library/examples/flows/okta-workflow-connector/');
    expect(body).toEqual(files.map((file) => ({ fn: file.replace('.json', '') })));
  });

  test('are what the recipes make now', () => {
    expect(files.map(nodesOf), 'they are stale; `npm run build` renews them').toEqual(
      manifest.recipes.map((recipe) => flowOf(recipe)),
    );
    expect(files).toEqual(
      manifest.recipes.map(({ title }, at) => `${String(at + 1).padStart(2, '0')} ${title}.json`),
    );
  });

  test('take what a recipe is started with in its first step alone, since then the payload is another', () => {
    for (const { name, steps } of manifest.recipes) {
      expect(JSON.stringify(steps.slice(1)), name).not.toContain('"argument"');
    }
  });

  test.each(files)('%s holds no key and no address', (file) => {
    const connections = nodesOf(file).filter(({ type }) => type === 'okta-connection');
    expect(connections).toEqual([{ id: 'okta-org', type: 'okta-connection', domain: '', sandbox: false }]);
  });

  test.each(files)('%s fills in every required field of its actions', (file) => {
    for (const node of nodesOf(file)) {
      const action = manifest.actions.find(({ name }) => nodeType(name) === node.type);
      if (action) expect(missing(fieldsOf(action.inputSchema), node['input'] as never), node.id).toEqual([]);
    }
  });
});

describe('connected', () => {
  const sandbox = { domain: 'http://127.0.0.1:4000', sandbox: true, apiKey: 'key' };
  const own = { id: 'own', type: 'okta-connection', domain: 'acme.okta.com', sandbox: false };
  const org = { ...own, id: 'okta-org' };
  const connection = {
    id: 'okta-org',
    type: 'okta-connection',
    domain: 'http://127.0.0.1:4000',
    sandbox: true,
    credentials: { apiKey: 'key' },
  };

  test('gives the recipes the sandbox of this start, by the name of "Sandbox org"', () => {
    const shipped = { ...org, domain: '' };
    const before = { ...org, domain: 'http://127.0.0.1:1', sandbox: true };

    expect(connected([own, shipped], sandbox)).toEqual([own, { ...connection, name: 'Sandbox org' }]);
    expect(connected([before], sandbox)).toEqual([{ ...connection, name: 'Sandbox org' }]);
  });

  test('keeps the name that a person gave to the sandbox', () => {
    expect(connected([{ ...connection, name: 'Play' }], sandbox)).toEqual([{ ...connection, name: 'Play' }]);
  });

  test('leaves an org alone that a person has put in the place of the sandbox', () => {
    expect(connected([org], sandbox)).toEqual([org]);
  });
});

describe('a recipe that starts by itself', () => {
  /** Deploys the flow of a recipe alone, enabled, as a person does who has looked at it. */
  async function enabled(tab: string): Promise<void> {
    const { origin: domain, apiKey } = here.studio.sandbox;
    const recipe = manifest.recipes.find(({ name }) => name === tab.replaceAll('-', '_'));
    const flows = flowOf(recipe as Recipe).map((node) =>
      node.type === 'tab' ? { ...node, disabled: false } : node,
    );
    await here.deploy(connected(flows, { domain, sandbox: true, apiKey }));
  }

  /** Lets something happen once the trigger has begun, and gives back what the recipe says of it. */
  async function saidAfter(tab: string, lastStep: string, happen: () => Promise<void>): Promise<unknown> {
    await enabled(tab);
    const kept = `/context/node/${tab}-start/okta?store=oktaTriggers`;
    await expect.poll(async () => JSON.stringify((await here.editor(kept)).body)).toContain('cursor');
    await happen();
    const said = arrivals(`${tab}-${lastStep}-done`);
    // A trigger looks at once when it is started again.
    await enabled(tab);
    return (await said.next()).payload;
  }

  const one: Everywhere = async (_, path, body) => [await here.org(path, body)];
  const password = 'Correct-Horse-9';
  async function newUser(login: string): Promise<string> {
    const profile = { firstName: 'Ada', lastName: 'Byron', email: login, login };
    return (await here.org('/api/v1/users', { profile, credentials: { password: { value: password } } })).id;
  }

  test('is shipped disabled', async () => {
    const flows = await here.flows();
    const tabs = flows.filter(({ type }) => type === 'tab');

    expect(tabs.map(({ label, disabled }) => [label, disabled])).toEqual(
      manifest.recipes.map(({ title, trigger }) => [title, trigger !== undefined]),
    );
  });

  test('unlocks a user who approves the push', async () => {
    const id = await newUser('locked@example.com');
    await enrolledPush(one, id);
    const pushes = async () => (await here.org('/sandbox/outbox')).length;
    const before = await pushes();
    const said = saidAfter('unlock-after-a-push', 'say-what-was-done', async () => {
      for (let count = 0; count < 10; count += 1) {
        await here.org('/api/v1/authn', { username: 'locked@example.com', password: 'wrong' });
      }
      expect(await here.org(`/api/v1/users/${id}`)).toMatchObject({ status: 'LOCKED_OUT' });
    });
    await expect.poll(pushes, { timeout: 5000 }).toBeGreaterThan(before);
    await approve(one);

    expect(await said).toBe('locked@example.com approved the push and is ACTIVE');
  });

  test('equips whoever comes into the group, and nobody else', async () => {
    const [id, other] = [await newUser('member@example.com'), await newUser('other@example.com')];
    const group = async (name: string) => (await here.org(`/api/v1/groups?q=${name}`))[0].id;
    const join = async (name: string, userId: string) => {
      const { origin, apiKey } = here.studio.sandbox;
      const headers = { authorization: `SSWS ${apiKey}` };
      await fetch(`${origin}/api/v1/groups/${await group(name)}/users/${userId}`, { method: 'PUT', headers });
    };

    expect(
      await saidAfter('equip-a-new-member', 'say-what-was-done', async () => {
        await join('Sales', other);
        await join('Engineering', id);
      }),
    ).toBe('member@example.com came into Engineering and is in VPN Users now');
    expect(await groupsOf('member@example.com')).toContain('VPN Users');
    expect(await groupsOf('other@example.com')).not.toContain('VPN Users');
  });

  test('signs out whoever is suspended', async () => {
    const id = await newUser('suspended@example.com');

    expect(
      await saidAfter('sign-out-whoever-is-suspended', 'say-what-was-done', async () => {
        await here.org(`/api/v1/users/${id}/lifecycle/suspend`, {});
      }),
    ).toMatch(/^suspended@example\.com was suspended by \S+ and is signed out everywhere$/);
  });

  test('cleans up after a leaver', async () => {
    const id = await newUser('cleaned@example.com');
    const [{ id: sales }] = await here.org('/api/v1/groups?q=Sales');
    const { origin, apiKey } = here.studio.sandbox;
    const headers = { authorization: `SSWS ${apiKey}` };
    await fetch(`${origin}/api/v1/groups/${sales}/users/${id}`, { method: 'PUT', headers });

    expect(
      await saidAfter('clean-up-after-a-leaver', 'say-which-group', async () => {
        await here.org(`/api/v1/users/${id}/lifecycle/deactivate`, {});
      }),
    ).toBe('cleaned@example.com is no longer in Sales');
  });

  test('tells of reset factors', async () => {
    const id = await newUser('reset@example.com');
    await enrolledPush(one, id);

    expect(
      await saidAfter('tell-of-reset-factors', 'tell-the-security-channel', async () => {
        await here.org(`/api/v1/users/${id}/lifecycle/reset_factors`, {});
      }),
    ).toMatch(/^\S+ reset all factors of reset@example\.com, who is ACTIVE$/);
  });

  test('tells of a new administrator', async () => {
    const id = await newUser('admin@example.com');

    expect(
      await saidAfter('tell-of-a-new-administrator', 'tell-the-security-channel', async () => {
        await here.org(`/api/v1/users/${id}/roles`, { type: 'HELP_DESK_ADMIN' });
      }),
    ).toMatch(/ made admin@example\.com Help Desk Administrator$/);
  });
});
