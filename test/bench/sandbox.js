import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { startSandbox } from 'okta-workflow-connector/sandbox';

// A sandbox of a hundred thousand users, next to a plain server that answers every request with the bytes that the sandbox
// just answered it with. Their processor times are compared, client included, so that the machine and its load cancel out.

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

  let bytes = Buffer.alloc(0);
  let head = {};
  const plain = createServer((_, response) => response.writeHead(200, head).end(bytes));
  await once(plain.listen(0, '127.0.0.1'), 'listening');
  const plainOrigin = `http://127.0.0.1:${plain.address().port}`;

  const sent = (origin, [path, method = 'GET', body = '']) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `SSWS ${org.apiKey}`, 'content-type': 'application/json' };
      request(new URL(path, origin), { agent, method, headers })
        .on('error', reject)
        .on('response', async (response) => {
          const answer = { headers: response.headers, bytes: Buffer.concat(await response.toArray()) };
          if (response.statusCode !== 200)
            reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.bytes}`));
          resolve(answer);
        })
        .end(body);
    });

  const exchanges = [];
  const ask = async (...asked) => {
    const answer = await sent(org.origin, asked);
    exchanges.push({ asked, answer });
    return { text: answer.bytes.toString(), next: /<([^>]+)>; rel="next"/.exec(answer.headers.link)?.[1] };
  };
  const repeat = async () => {
    for (const { asked, answer } of exchanges) {
      const { connection, 'keep-alive': _, 'transfer-encoding': __, ...headers } = answer.headers;
      head = { ...headers, 'content-length': answer.bytes.length };
      bytes = answer.bytes;
      String((await sent(plainOrigin, asked)).bytes);
    }
  };
  const search = (expression) => `/api/v1/users?limit=200&search=${encodeURIComponent(expression)}`;
  const read = async (...asked) => JSON.parse((await ask(...asked)).text);
  const named = async (name) => (await read(`/api/v1/groups?q=${encodeURIComponent(name)}`))[0].id;

  const someone = (await read(search('status eq "ACTIVE"')))[100];
  const change = [`/api/v1/users/${someone.id}`, 'POST', JSON.stringify({ profile: { title: 'CTO' } })];
  const { lastUpdated } = await read(...change);
  let page = '/api/v1/users?limit=200';
  const requests = {
    'a page of all users': {
      most: 2.5,
      async way() {
        const answer = await ask(page);
        page = answer.next;
        return answer;
      },
    },
    'search by a status of many': { most: 7, way: () => ask(search('status eq "ACTIVE"')) },
    'search by a status of few': { most: 7, way: () => ask(search('status eq "LOCKED_OUT"')) },
    'search by lastUpdated': { most: 7, way: () => ask(search(`lastUpdated ge "${lastUpdated}"`)) },
    'search by login': { most: 7, way: () => ask(search(`profile.login eq "${someone.profile.login}"`)) },
    'members of a small group': { most: 7, way: () => ask(`${members['Project 7']}?limit=200`) },
    'members of a large group': { most: 7, way: () => ask(`${members['VPN Users']}?limit=200`) },
    'members of Everyone': { most: 7, way: () => ask(`${members.Everyone}?limit=200`) },
    'a page of groups': { most: 7, way: () => ask('/api/v1/groups?limit=200') },
    'the groups of a user': { most: 7, way: () => ask(`/api/v1/users/${someone.id}/groups`) },
    'a change and a search for changes': {
      most: 10,
      async way() {
        await ask(...change);
        return ask(search(`lastUpdated ge "${lastUpdated}"`));
      },
    },
  };
  const members = {};
  for (const name of ['Project 7', 'VPN Users', 'Everyone']) {
    members[name] = `/api/v1/groups/${await named(name)}/users`;
  }

  for (const [what, { most, way }] of Object.entries(requests)) {
    const ratios = [];
    for (let round = 0; round < 60; round += 1) {
      exchanges.length = 0;
      const started = process.cpuUsage();
      const { text } = await way();
      const ours = processorMs(started);
      if (text === '[]') throw new Error(`Nothing found: ${what}`);
      const again = process.cpuUsage();
      await repeat();
      if (round >= 20) ratios.push(ours / processorMs(again));
    }
    atMost(`  ${what}: sandbox / plain server`, median(ratios), most, '×');
  }
  atMost('  memory', Math.max(rss, process.memoryUsage.rss()) / 2 ** 20, 600, 'MB');
  agent.destroy();
  plain.close();
  await org.stop();
}
