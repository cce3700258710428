import { writeFileSync } from 'node:fs';

// The people whom a job creates, and what became of them.

/** Writes a file with so many people, and gives their logins. */
export function writePeople(file, rows) {
  const logins = Array.from({ length: rows }, (_, at) => `person${at}@example.com`);
  writeFileSync(
    file,
    `firstName,lastName,email,login\n${logins.map((login) => `Ada,New,${login},${login}\n`).join('')}`,
  );
  return logins;
}

/** How many of them are not there, and how many were created more than once, by the org's own log. */
export async function lookFor(org, logins) {
  const created = new Map(logins.map((login) => [login, 0]));
  for (const { eventType, target } of await all(org, '/api/v1/logs?since=2020-01-01T00:00:00Z&limit=1000')) {
    const login = target?.[0]?.alternateId;
    if (eventType === 'user.lifecycle.create' && created.has(login))
      created.set(login, created.get(login) + 1);
  }
  const there = new Set((await all(org, '/api/v1/users?limit=200')).map(({ profile }) => profile.login));
  return {
    lost: logins.filter((login) => !there.has(login)).length,
    'created twice': [...created.values()].filter((times) => times > 1).length,
  };
}

/** All items of a list, read with the plain HTTP call. */
async function all({ origin, apiKey }, path) {
  const items = [];
  for (let url = new URL(path, origin).href; url; ) {
    const response = await fetch(url, { headers: { authorization: `SSWS ${apiKey}` } });
    const page = await response.json();
    items.push(...page);
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    url = page.length > 0 ? next : undefined;
  }
  return items;
}
