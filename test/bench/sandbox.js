import { Agent, request } from 'node:http';
import { startSandbox } from 'okta-workflow-connector/sandbox';

// A sandbox of a hundred thousand users. What is held against the budgets is the time of the processor, which the load
// of the machine leaves alone: of the org and the client together, so that the org alone takes less.

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function processorMs(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export async function measureSandbox({ atMost, median }) {
  const users = 100_000;
  const before = process.cpuUsage();
  const org = await startSandbox({ users, groups: 2000, rateLimit: 'off' });
  const loading = processorMs(before);
  globalThis.gc();
  const { rss } = process.memoryUsage();
  console.log(`A sandbox of ${users} users and 2000 groups`);
  atMost('Sandbox: loading 100 000 users', loading / 1000, 5, 's');

  const ask = (path, method = 'GET', body = '') =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `SSWS ${org.apiKey}`, 'content-type': 'application/json' };
      request(new URL(path, org.origin), { agent, method, headers })
        .on('error', reject)
        .on('response', async (response) => {
          const text = Buffer.concat(await response.toArray()).toString();
          if (response.statusCode !== 200)
            reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
          resolve({ text, next: /<([^>]+)>; rel="next"/.exec(response.headers.link)?.[1] });
        })
        .end(body);
    });
  const search = (expression) => `/api/v1/users?limit=200&search=${encodeURIComponent(expression)}`;
  const read = async (...asked) => JSON.parse((await ask(...asked)).text);
  const named = async (name) => (await read(`/api/v1/groups?q=${encodeURIComponent(name)}`))[0].id;

  const someone = (await read(search('status eq "ACTIVE"')))[100];
  const change = [`/api/v1/users/${someone.id}`, 'POST', JSON.stringify({ profile: { title: 'CTO' } })];
  const { lastUpdated } = await read(...change);
  let page = '/api/v1/users?limit=200';
  const requests = {
    'a page of all users': async () => {
      const answer = await ask(page);
      page = answer.next;
      return answer;
    },
    'search by a status of many': () => ask(search('status eq "ACTIVE"')),
    'search by a status of few': () => ask(search('status eq "LOCKED_OUT"')),
    'search by lastUpdated': () => ask(search(`lastUpdated ge "${lastUpdated}"`)),
    'search by login': () => ask(search(`profile.login eq "${someone.profile.login}"`)),
    'members of a small group': () => ask(`${members['Project 7']}?limit=200`),
    'members of a large group': () => ask(`${members['VPN Users']}?limit=200`),
    'members of Everyone': () => ask(`${members.Everyone}?limit=200`),
    'a page of groups': () => ask('/api/v1/groups?limit=200'),
    'the groups of a user': () => ask(`/api/v1/users/${someone.id}/groups`),
    'a change and a search for changes': async () => {
      await ask(...change);
      return ask(search(`lastUpdated ge "${lastUpdated}"`));
    },
  };
  const members = {};
  for (const name of ['Project 7', 'VPN Users', 'Everyone']) {
    members[name] = `/api/v1/groups/${await named(name)}/users`;
  }

  for (const [what, way] of Object.entries(requests)) {
    const times = [];
    for (let round = 0; round < 60; round += 1) {
      const started = process.cpuUsage();
      const { text } = await way();
      if (text === '[]') throw new Error(`Nothing found: ${what}`);
      if (round >= 20) times.push(processorMs(started));
    }
    atMost(`  ${what}`, median(times), 5, 'ms');
  }
  atMost('  memory', Math.max(rss, process.memoryUsage.rss()) / 2 ** 20, 600, 'MB');
  agent.destroy();
  await org.stop();
}
