import type { Sandbox } from '../../connector/sandbox/index.ts';
import { newPassword } from './changes.ts';
import { at, type Body, plain } from './plain.ts';

const partsOfGroup = ['', '/owners', '/apps'];
const partsOfUser = [
  ...['', '/groups', '/appLinks', '/factors', '/roles', '/clients', '/grants', '/devices', '/risk', '/idps'],
  '/linkedObjects/manager',
];

/** Everything that plain calls show of an org, and of somebody or a group in it, except the IDs of events, mails and errors, and what is drawn anew. */
export async function stateOf(
  sandbox: Sandbox,
  since: string,
  about: unknown,
  shows: readonly string[] = [],
): Promise<string> {
  const org = plain(sandbox);
  const [users, groups, rules, apps, devices, zones, hooks, types, groupSchema, events, outbox] =
    await Promise.all([
      org.all(at('/api/v1/users', { search: 'status pr' })),
      org.all('/api/v1/groups?expand=stats'),
      org.all('/api/v1/groups/rules'),
      org.all('/api/v1/apps?includeNonDeleted=true'),
      org.all('/api/v1/devices'),
      org.all('/api/v1/zones'),
      org.read('/api/v1/eventHooks'),
      org.read('/api/v1/meta/types/user'),
      org.read('/api/v1/meta/schemas/group/default'),
      org.all(at('/api/v1/logs', { since })),
      org.read('/sandbox/outbox'),
    ]);
  const schemas = await Promise.all(types.map(({ _links }: Body) => org.read(_links.schema.href)));
  const group = String(about).startsWith('00g');
  const base = `/api/v1/${group ? 'groups' : 'users'}/${encodeURIComponent(String(about))}`;
  const parts = group ? partsOfGroup : partsOfUser;
  const person = await Promise.all(
    parts.map((part) => (about ? org.send('GET', `${base}${part}`) : undefined)),
  );
  const login = person[0]?.body.profile?.login;
  const signIn =
    login && (await org.send('POST', '/api/v1/authn', { username: login, password: newPassword }));
  const shown = await Promise.all(shows.map((path) => org.all(path)));
  const state = {
    users,
    groups,
    rules,
    apps,
    devices,
    zones,
    hooks,
    schemas: [...schemas, groupSchema],
    events: events.map(({ eventType, outcome, target }) => ({ eventType, outcome, target })),
    mails: outbox.map(({ id: _, link: __, code: ___, ...mail }: Body) => mail),
    person: person.map((answer) => answer && (answer.status < 300 ? answer.body : answer.status)),
    shown,
    signIn: signIn && [signIn.status, signIn.body.status, signIn.body.errorCode],
  };
  // Every answer that an org gives moves its next key and its next secret on.
  const drawn = /(?<="(?:kid|sharedSecret|nonce|challenge)": ")[^"]+/g;
  return JSON.stringify(state, null, 1)
    .replaceAll(sandbox.origin, 'https://the.org')
    .replaceAll(drawn, 'drawn');
}
