import { createWriteStream } from 'node:fs';

// Writes every user of an org as a line of JSON, in one of four ways, each of which loads what it needs alone. Prints how many there were, then the most memory that the
// process took, in KB, then the time, in ms.

const { OKTA_DOMAIN: origin, WAY: way } = process.env;
// As long as Okta's own keys: every answer is searched for the key, and a short one takes longer to find.
const apiKey = '00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd';
const file = createWriteStream('/dev/null');

async function write(users) {
  const lines = users.map((user) => `${JSON.stringify(user)}\n`).join('');
  if (!file.write(lines)) await new Promise((resolve) => file.once('drain', resolve));
  return users.length;
}

async function* rawPages() {
  const { request } = await import('undici');
  const headers = { accept: 'application/json', authorization: `SSWS ${apiKey}` };
  for (let url = `${origin}/api/v1/users?limit=200`; url; ) {
    const response = await request(url, { headers });
    yield JSON.parse(await response.body.text());
    url = /<([^>]+)>; rel="next"/.exec([response.headers.link].flat().join())?.[1];
  }
}

const ways = {
  async ours() {
    const { loadConnector } = await import('okta-workflow-connector');
    const connector = await loadConnector();
    const connection = { domain: origin, apiKey, sandbox: true };
    let count = 0;
    for await (const page of connector.pages('list_users', { connection })) count += await write(page.users);
    return count;
  },
  async raw() {
    let count = 0;
    for await (const page of rawPages()) count += await write(page);
    return count;
  },
  async sdk() {
    const { default: okta } = await import('@okta/okta-sdk-nodejs');
    const client = new okta.Client({ orgUrl: origin, token: apiKey, testing: { disableHttpsCheck: true } });
    let count = 0;
    const users = await client.userApi.listUsers({ limit: 200 });
    await users.each(async (user) => {
      count += await write([user]);
    });
    return count;
  },
  // As n8n's own Okta node reads a list: all of it lies in memory before anything goes on.
  async array() {
    const users = [];
    for await (const page of rawPages()) users.push(...page);
    for (let from = 0; from < users.length; from += 200) await write(users.slice(from, from + 200));
    return users.length;
  },
};

const started = performance.now();
const count = await ways[way]();
console.log(count);
console.log(process.resourceUsage().maxRSS);
console.log(performance.now() - started);
