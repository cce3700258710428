import type { Sandbox } from '../../connector/sandbox/index.ts';
import { newPassword } from './changes.ts';
import { at, type Body, plain } from './plain.ts';

/** Everything that plain calls show of an org, and of somebody in it, except the IDs of events, mails and errors, and what is drawn anew. */
export async function stateOf(sandbox: Sandbox, since: string, about: unknown): Promise<string> {
  const org = plain(sandbox);
  const [users, groups, rules, apps, devices, events, outbox] = await Promise.all([
    org.all(at('/api/v1/users', { search: 'status pr' })),
    org.all('/api/v1/groups?expand=stats'),
    org.all('/api/v1/groups/rules'),
    org.all('/api/v1/apps'),
    org.all('/api/v1/devices'),
    org.all(at('/api/v1/logs', { since })),
    org.read('/sandbox/outbox'),
  ]);
  const user = `/api/v1/users/${encodeURIComponent(String(about))}`;
  const parts = ['', '/groups', '/appLinks', '/factors', '/roles', '/clients', '/grants', '/devices'];
  const person = await Promise.all(
    parts.map((part) => (about ? org.send('GET', `${user}${part}`) : undefined)),
  );
  const login = person[0]?.body.profile?.login;
  const signIn =
    login && (await org.send('POST', '/api/v1/authn', { username: login, password: newPassword }));
  const state = {
    users,
    groups,
    rules,
    apps,
    devices,
    events: events.map(({ eventType, outcome, target }) => ({ eventType, outcome, target })),
    mails: outbox.map(({ id: _, link: __, code: ___, ...mail }: Body) => mail),
    person: person.map((answer) => answer && (answer.status < 300 ? answer.body : answer.status)),
    signIn: signIn && [signIn.status, signIn.body.status, signIn.body.errorCode],
  };
  // Every answer that an org gives moves its next secret on.
  const drawn = /(?<="(?:sharedSecret|nonce|challenge)": ")[^"]+/g;
  return JSON.stringify(state, null, 1)
    .replaceAll(sandbox.origin, 'https://the.org')
    .replaceAll(drawn, 'the secret');
}
