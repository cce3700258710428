import { type Sandbox, startSandbox } from '../connector/sandbox/index.ts';
import { at, type Body, plain } from './differential/plain.ts';
import type { Org } from './rows.ts';

/** What the actions of an org work on: gives each what its row asks for. The first user is the administrator, and never given. */
export async function runnable(sandbox: Sandbox): Promise<(action: string) => Promise<Org>> {
  const org = plain(sandbox);
  const users = await org.all(at('/api/v1/users', { search: 'status pr' }));
  const groups = await org.all('/api/v1/groups?limit=200');
  const apps = await org.all('/api/v1/apps?includeNonDeleted=true&limit=200');
  let unused = users.slice(1);

  function user(status: string): string {
    const question = status.includes('question');
    const found = unused.find(
      (one) => status.startsWith(one.status) && (!question || one.credentials.recovery_question),
    );
    if (!found) throw new Error(`The org has no user left who is ${status}.`);
    unused = unused.filter((one) => one !== found);
    return found.id;
  }

  function app(label: string): string {
    const found = apps.find((one) => one.label === label);
    if (!found) throw new Error(`The org has no app "${label}".`);
    return found.id;
  }

  const everyone = groups.find(({ profile }: Body) => profile.name === 'Everyone').id;
  return async (action) => {
    const name = `Nobody yet, for ${action}`;
    const { body: group } = await org.send('POST', '/api/v1/groups', { profile: { name } });
    return { user, app, everyone, group: group.id, plain: org };
  };
}

/** Two orgs that are equal, so that what a host makes of an action in one can be held against the connector in the other. */
export async function twins() {
  const time = Date.now();
  const options = {
    rateLimit: 'off',
    licences: ['realms', 'user-classification', 'device-blocks', 'user-risk'],
    now: () => time,
  } as const;
  const [theirs, ours] = await Promise.all([startSandbox(options), startSandbox(options)]);
  const orgs = await Promise.all([theirs, ours].map(runnable));
  return { theirs, ours, orgs };
}
