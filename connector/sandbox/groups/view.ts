import { appView } from '../apps/view.ts';
import { amongMembers, isMember } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Group } from '../state/rows.ts';

/** A group as Okta shows it, with what `expand` asks for. */
export function groupView(org: Org, group: Group, expand: readonly string[] = []): Record<string, unknown> {
  const { members: _members, owners: _owners, ...attributes } = group;
  const self = `${org.origin}/api/v1/groups/${group.id}`;
  const logo = (size: string) => ({
    name: size,
    href: `${org.origin}/assets/img/logos/groups/okta-${size}.png`,
    type: 'image/png',
  });
  const app = group.source && org.apps.get(group.source.id);
  const embedded = {
    ...(expand.includes('stats') && { stats: stats(org, group) }),
    ...(expand.includes('app') && app && { app: appView(org, app) }),
  };
  return {
    ...attributes,
    ...(Object.keys(embedded).length > 0 && { _embedded: embedded }),
    _links: {
      logo: [logo('medium'), logo('large')],
      ...(app && { source: { href: `${org.origin}/api/v1/apps/${app.id}` } }),
      ...(org.behaviour.groupOwnersLink && { owners: { href: `${self}/owners` } }),
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
    },
  };
}

function stats(org: Org, group: Group): Record<string, unknown> {
  const self = `${org.origin}/api/v1/groups/${group.id}`;
  return {
    usersCount: amongMembers(org, group).filter((user) => isMember(org, group, user)).length,
    appsCount: org.apps.rows.filter(({ groups }) => groups.some(({ id }) => id === group.id)).length,
    groupPushMappingsCount: 0,
    hasAdminPrivilege: false,
    _links: {
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
    },
  };
}
